package org.opencontextgraph.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.AccountKey;

class PseudonymsTest {
    private static final byte[] SECRET = "0123456789abcdef".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "fedcba9876543210".getBytes(StandardCharsets.UTF_8);

    @Test
    void shouldGiveTheSameNumberUnderTheSameSecretOnly() {
        // Given
        AccountKey ann = new AccountKey("log", "ann");

        // Then
        assertThat(new Pseudonyms(SECRET).account(ann)).isEqualTo(new Pseudonyms(SECRET).account(ann));
        assertThat(new Pseudonyms(SECRET).account(ann)).isNotEqualTo(new Pseudonyms(OTHER).account(ann));
    }

    @Test
    void shouldTellApartWhatOnlyLooksAlike() {
        // Given
        Pseudonyms pseudonyms = new Pseudonyms(SECRET);

        // Then
        assertThat(pseudonyms.account(new AccountKey("ab", "c")))
                .isNotEqualTo(pseudonyms.account(new AccountKey("a", "bc")));
        assertThat(pseudonyms.account(new AccountKey("person", "x"))).isNotEqualTo(pseudonyms.person("x"));
    }

    @Test
    void shouldRefuseASecretThatCanBeGuessed() {
        assertThatThrownBy(() -> new Pseudonyms(new byte[4])).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Pseudonyms(SECRET)).hasToString("Pseudonyms[secret withheld]");
    }
}
