package org.opencontextgraph.ingest.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.UnfitException;

class HeaderValueTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            plain                                   | plain
            Euro%20%E2%82%AC%20%F0%9F%98%80          | Euro € 😀
            %41%2b%2B                               | A++
            a+b                                     | a+b
            %2541                                   | %41
            "in quotes"                             | in quotes
            "a \\"b\\" \\\\ %20"                    | a "b" \\  \s
            """)
    void shouldReadWhatTheBindingHas(String header, String value) {
        assertThat(HeaderValue.decoded(header).strip()).isEqualTo(value.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%C0%A0", "%FF", "%E2%82", "%", "%4", "%zz", "100%", "\"open", "caf\u00e9", "a\u0000b", "a\tb"})
    void shouldRefuseWhatItHasNotWithoutRepeatingIt(String header) {
        assertThatThrownBy(() -> HeaderValue.decoded(header))
                .isInstanceOf(UnfitException.class)
                .hasNoCause()
                .hasMessageContaining("a ce- header")
                .hasMessageNotContaining("caf");
    }

    @Property(tries = 1_000)
    void shouldGiveBackWhateverWasEncoded(@ForAll @StringLength(max = 40) String any) {
        // Given: what has half a character cannot be encoded
        String value = new String(any.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

        // When // Then
        assertThat(HeaderValue.decoded(encoded(value))).isEqualTo(value);
    }

    @Property(tries = 1_000)
    void shouldReadOrRefuseAnything(@ForAll @StringLength(max = 40) String any) {
        try {
            assertThat(HeaderValue.decoded(any)).isNotNull();
        } catch (UnfitException e) {
            assertThat(e).hasMessageContaining("a ce- header");
        }
    }

    static String encoded(String value) {
        StringBuilder header = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 127 && b != '"' && b != '%') {
                header.append((char) b);
            } else {
                header.append("%%%02X".formatted(b));
            }
        }
        return header.toString();
    }
}
