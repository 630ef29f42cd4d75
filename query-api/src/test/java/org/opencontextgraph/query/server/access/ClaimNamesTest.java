package org.opencontextgraph.query.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimNamesTest {
    @Test
    void shouldFollowDotsIntoClaims() {
        Map<String, ?> keycloak = Map.of(
                "realm_access", Map.of("roles", List.of("a", "b")),
                "resource_access", Map.of("ocg.web", Map.of("roles", List.of("c"))));

        assertThat(ClaimNames.at(keycloak, "realm_access.roles")).containsExactly("a", "b");
        assertThat(ClaimNames.at(keycloak, "resource_access.ocg.web.roles")).containsExactly("c");
        assertThat(ClaimNames.at(keycloak, "realm_access")).isEmpty();
        assertThat(ClaimNames.at(keycloak, "realm_access.roles.x")).isEmpty();
    }

    @Test
    void shouldTakeAClaimWhoseNameHasDots() {
        assertThat(ClaimNames.at(
                        Map.of("https://ocg.example.org/roles", List.of("a")), "https://ocg.example.org/roles"))
                .containsExactly("a");
    }

    @Test
    void shouldNameNothingByWhatIsNoListOfTexts() {
        assertThat(ClaimNames.at(Map.of("roles", "ocg-admin"), "roles")).isEmpty();
        assertThat(ClaimNames.at(Map.of("roles", Map.of("0", "ocg-admin")), "roles"))
                .isEmpty();
        assertThat(ClaimNames.at(Map.of("roles", Arrays.asList(1, null, "a", List.of("ocg-admin"))), "roles"))
                .containsExactly("a");
        assertThat(ClaimNames.at(Map.of(), "")).isEmpty();
    }
}
