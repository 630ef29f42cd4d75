package org.opencontextgraph.ingest.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.id.SealedFor;

class SealingKeysTest {
    private static final byte[] SECRET = "a token".getBytes(UTF_8);
    private static final SealedFor WORK = new SealedFor("work", "token");

    @Test
    void shouldOpenWhatWasSealedAlsoAfterTheKeysWereWrittenAndRead() throws SealException {
        SealingKeys keys = SealingKeys.make();
        byte[] sealed = keys.seal(SECRET, WORK);

        assertThat(SealingKeys.read(keys.json()).open(sealed, WORK)).isEqualTo(SECRET);
        assertThat(new String(sealed, UTF_8)).doesNotContain("token");
        assertThat(keys.seal(SECRET, WORK)).isNotEqualTo(sealed);
        assertThat(keys.toString()).isEqualTo("SealingKeys");
    }

    @Test
    void shouldNotOpenForAnotherConnectorOrPurpose() {
        SealingKeys keys = SealingKeys.make();
        byte[] sealed = keys.seal(SECRET, WORK);

        assertThatThrownBy(() -> keys.open(sealed, new SealedFor("other", "token")))
                .isInstanceOf(SealException.class)
                .hasMessageContaining("`other`");
        assertThatThrownBy(() -> keys.open(sealed, new SealedFor("work", "webhook")))
                .isInstanceOf(SealException.class);
    }

    @Test
    void shouldNotOpenWithOtherKeysOrWhenAByteIsAnother() {
        byte[] sealed = SealingKeys.make().seal(SECRET, WORK);
        SealingKeys keys = SealingKeys.make();
        byte[] damaged = keys.seal(SECRET, WORK);
        damaged[damaged.length - 1] ^= 1;

        assertThatThrownBy(() -> keys.open(sealed, WORK)).isInstanceOf(SealException.class);
        assertThatThrownBy(() -> keys.open(damaged, WORK)).isInstanceOf(SealException.class);
        assertThatThrownBy(() -> keys.open(new byte[0], WORK)).isInstanceOf(SealException.class);
        assertThatThrownBy(() -> SealingKeys.read("{}")).isInstanceOf(SealException.class);
    }
}
