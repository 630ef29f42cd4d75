package org.opencontextgraph.query.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsrfTokenTest {
    private static final OwnOrigin OWN = OwnOrigin.of(Optional.of(URI.create("https://ocg.example.org")), null)
            .orElseThrow();

    /** {@code -} is a header that did not come. */
    @ParameterizedTest
    @CsvSource({
        "same-origin, https://ocg.example.org, right, true",
        "-, https://ocg.example.org, right, true",
        "same-origin, -, right, true",
        "-, -, right, false",
        "same-site, -, right, false",
        "cross-site, https://ocg.example.org, right, false",
        "none, -, right, false",
        "same-origin, https://evil.example, right, false",
        "same-origin, null, right, false",
        "same-origin, http://ocg.example.org, right, false",
        "same-origin, https://ocg.example.org, wrong, false",
        "same-origin, https://ocg.example.org, -, false"
    })
    void shouldAllowOurOwnPagesWithTheToken(String fetchSite, String origin, String brought, boolean allowed) {
        assertThat(new CsrfToken("right").allows(header(fetchSite), header(origin), header(brought), OWN))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"evil.example", "localhost.evil.example", "127.0.0.1@evil.example", "127.0.0.1:1/x", "[::2]"})
    void shouldTakeNoNameFromARequestThatIsNotThisMachine(String host) {
        assertThat(OwnOrigin.of(Optional.empty(), host)).isEmpty();
    }

    @Test
    void shouldKnowThisMachineByItsNames() {
        assertThat(OwnOrigin.of(Optional.empty(), "localhost:8080")
                        .orElseThrow()
                        .value())
                .isEqualTo("http://localhost:8080");
        assertThat(OwnOrigin.of(Optional.empty(), "[::1]")).isPresent();
        assertThat(OwnOrigin.of(Optional.empty(), null)).isEmpty();
    }

    private static @Nullable String header(String value) {
        return value.equals("-") ? null : value;
    }
}
