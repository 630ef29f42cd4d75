package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttachmentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "helpdesk | filename=\"helpdesk-variants.csv\"",
                "a b/c\\d\"e;f%g | filename=\"a-b-c-d-e-f-g-variants.csv\"",
                "../../etc/passwd | filename=\"etc-passwd-variants.csv\"",
                "-rf | filename=\"rf-variants.csv\"",
                "... | filename=\"variants.csv\"",
                "\u202e | filename=\"variants.csv\"",
                "Antr\u00e4ge | filename=\"variants.csv\"; filename*=UTF-8''Antr%C3%A4ge-variants.csv",
                "\uD835\uDC9C | filename=\"variants.csv\"; filename*=UTF-8''%F0%9D%92%9C-variants.csv"
            })
    void shouldNameAFileSoThatNoHeaderAndNoFileSystemTakesItForSomethingElse(String key, String named) {
        assertThat(Attachment.named(key, "variants", ".csv")).isEqualTo("attachment; " + named);
    }

    @Test
    void shouldHaveAnEnd() {
        assertThat(Attachment.named("a".repeat(1000), "edges", ".json"))
                .isEqualTo("attachment; filename=\"" + "a".repeat(80) + "-edges.json\"");
        assertThat(Attachment.named("\uD835\uDC9C".repeat(100), "edges", ".json"))
                .endsWith("''" + "%F0%9D%92%9C".repeat(80) + "-edges.json");
    }

    @Test
    void shouldHaveNoControlCharacters() {
        assertThat(Attachment.named("a\r\nSet-Cookie: x\u0000", "edges", ".csv"))
                .isEqualTo("attachment; filename=\"a-Set-Cookie-x--edges.csv\"");
    }
}
