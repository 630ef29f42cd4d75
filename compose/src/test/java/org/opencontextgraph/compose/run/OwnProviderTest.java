package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.login.LoginSettings;
import org.opencontextgraph.schema.config.ConfigException;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.IdentityConfig;

/** What an operator says of an identity provider, and what the API makes of it. */
class OwnProviderTest {
    private static final Map<String, String> GIVEN = Map.of(
            "identity.issuer", "https://id.example.org/realms/work",
            "identity.jwks-uri", "https://id.example.org/realms/work/keys",
            "identity.client-id", "ocg-web",
            "identity.client-secret", "a secret of theirs",
            "identity.session-keys", "0a".repeat(32) + "," + "0b".repeat(32),
            "identity.scopes", "offline_access, api",
            "identity.roles-claim", "realm_access.roles",
            "identity.admin-roles", "owners,heads",
            "identity.session-idle", "10m",
            "api.public-url", "https://ocg.example.org");

    @Test
    void shouldTellTheApiWhatTheOperatorSays() {
        IdentityConfig identity = ConfigReader.read(GIVEN).identity();

        AuthSettings tokens = ApiIdentity.tokens(identity);
        LoginSettings login =
                ApiIdentity.login(identity, "https://ocg.example.org").orElseThrow();

        assertThat(tokens.rolesClaim()).isEqualTo("realm_access.roles");
        assertThat(tokens.roles().get(UserRole.ADMIN)).containsExactlyInAnyOrder("owners", "heads");
        assertThat(tokens.roles().get(UserRole.PRIVACY_OFFICER)).containsExactly("ocg-privacy-officer");
        assertThat(login.scopes()).containsExactly("offline_access", "api");
        assertThat(login.secret()).contains("a secret of theirs");
        assertThat(login.publicUrl()).contains(URI.create("https://ocg.example.org"));
        assertThat(login.keys()).hasSize(2);
        assertThat(identity + " " + login).doesNotContain("secret", "0a0a");
    }

    @Test
    void shouldLetNoBrowserInWithoutAClient() {
        assertThat(ApiIdentity.login(ConfigReader.read(Map.of()).identity(), ""))
                .isEmpty();
    }

    @Test
    void shouldNameTheKeyThatIsMissingOrNone() {
        assertThatThrownBy(() -> ConfigReader.read(Map.of("identity.client-id", "ocg")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("session-keys");
        IdentityConfig identity = ConfigReader.read(
                        Map.of("identity.client-id", "ocg", "identity.session-keys", "a weak one"))
                .identity();
        assertThatThrownBy(() -> ApiIdentity.login(identity, ""))
                .hasMessageContaining("identity.session-keys")
                .hasMessageNotContaining("weak");
    }

    @Test
    void shouldNotSendPeopleOverTheNetworkInTheClear() {
        IdentityConfig identity = ConfigReader.read(GIVEN).identity();

        for (String url : new String[] {"http://ocg.example.org", "https://ocg.example.org/x", "ftp://x", "ocg"}) {
            assertThatThrownBy(() -> ApiIdentity.login(identity, url)).hasMessageContaining("api.public-url");
        }
        assertThat(ApiIdentity.login(identity, "http://127.0.0.1:8080")).isPresent();
    }

    @Test
    void shouldRefuseBeforeAnythingStarts() {
        Map<String, String> given = new HashMap<>(GIVEN);
        given.put("api.public-url", "http://ocg.example.org");

        assertThatThrownBy(() -> ApiIdentity.check(ConfigReader.read(given)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("api.public-url");
        assertThatThrownBy(() -> ConfigReader.read(Map.of("identity.issuer", "https://id.example.org")))
                .hasMessageContaining("jwks-uri");
        ApiIdentity.check(ConfigReader.read(GIVEN));
        ApiIdentity.check(ConfigReader.read(Map.of()));
    }

    @Test
    void shouldSayWhereToGetATokenWithAnotherProvider() {
        Connection connection = new Connection(URI.create("http://127.0.0.1:1"), Optional.empty(), 1, Map.of());

        assertThatThrownBy(connection::devTokens).isInstanceOf(Refusal.class).hasMessageContaining("identity.issuer");
    }
}
