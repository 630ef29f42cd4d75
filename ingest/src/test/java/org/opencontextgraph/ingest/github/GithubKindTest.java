package org.opencontextgraph.ingest.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.connector.ToolClient;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

class GithubKindTest {
    private static final String TOKEN = "ghp_0123456789abcdefghijABCDEFGHIJ012345";

    @ParameterizedTest
    @CsvSource({
        "https://api.github.com,             github",
        "https://api.github.com/,            github",
        "https://API.GitHub.com,             github",
        "https://api.github.com:443,         github",
        "https://api.github.com.,            github",
        "https://api.github.com:444,         github@api.github.com:444",
        "https://api.github.com/any/path,    github@api.github.com",
        "http://api.github.com,              github@api.github.com",
        "https://ghe.example/api/v3,         github@ghe.example",
        "https://GHE.example:443/api/v3/,    github@ghe.example",
        "https://ghe.example./api/v3,        github@ghe.example",
        "http://ghe.example:80/api/v3,       github@ghe.example",
        "https://ghe.example:80/api/v3,      github@ghe.example:80",
        "https://ghe.example:8443/api/v3,    github@ghe.example:8443",
        "'https://[FD00::1]/api/v3',         'github@[fd00::1]'",
    })
    void shouldGiveEachServerOneName(String address, String namespace) {
        assertThat(tool(address, new Answering("")).namespace()).isEqualTo(namespace);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address",
                "mailto:x",
                "https:///x",
                "https://ghe.example/any/path#",
                "https://ghe.example?x=1",
                "https://user:hunter2@ghe.example"
            })
    void shouldNotOpenWhatIsNoAddressOfATool(String address) {
        assertThatThrownBy(() -> tool(address, new GuardedAccess(TOKEN, true, InstantSource.system())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("address")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void shouldNameWhatAClassicTokenMayWriteAndRepeatNothingOfAnotherForm() throws IOException {
        Tool tool = tool(
                "https://api.github.com",
                new Answering("repo, read:org,, write:network_configurations, " + TOKEN + ", Bearer " + TOKEN
                        + ", <b>, " + TOKEN));

        assertThat(tool.check().writing())
                .containsExactly("3 scopes of another form", "repo", "write:network_configurations");
        assertThat(tool("https://api.github.com", new Answering("<b>")).check().writing())
                .containsExactly("1 scope of another form");
        assertThat(tool("https://api.github.com", new Answering("read:user"))
                        .check()
                        .writing())
                .isEmpty();
    }

    private static Tool tool(String address, ToolAccess access) {
        Map<String, String> said = Map.of("repositories", "acme/shop", "since", "2026-01-01", "address", address);
        return new GithubKind().open("work", ToolSettings.of(new GithubKind().settings(), said), access);
    }

    /** A server that has one repository and knows these scopes of each token. */
    private record Answering(String scopes) implements ToolAccess {
        @Override
        public String token() {
            return TOKEN;
        }

        @Override
        public ToolClient http(URI address, Map<String, String> headers) {
            return (path, _) -> new ToolAnswer(
                    200,
                    Map.of("x-oauth-scopes", scopes),
                    (path.endsWith("/issues") ? "[]" : "{\"permissions\":{\"push\":false}}").getBytes(UTF_8));
        }

        @Override
        public InetAddress resolve(String host) throws UnknownHostException {
            throw new UnknownHostException(host);
        }
    }
}
