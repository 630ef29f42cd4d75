package org.opencontextgraph.schema.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.TraceEvent;

class MessageCodecTest {
    @Property(tries = 200)
    void shouldReadBackWhatItWrote(@ForAll String text, @ForAll long time) {
        TraceEvent event = new TraceEvent("id", "live", text, "a", null, "s", time, 1L);
        assertThat(MessageCodec.decode(MessageCodec.encode(event))).isEqualTo(event);
    }

    @Property(tries = 500)
    void shouldCallAnythingElseUnreadable(@ForAll byte[] bytes) {
        assertThatThrownBy(() -> MessageCodec.decode(bytes)).isInstanceOf(UnreadableMessageException.class);
    }

    @Test
    void shouldRefuseDamagedAndTrailingBytes() {
        byte[] whole = MessageCodec.encode(new Clock("live", 0, 1L, null));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> MessageCodec.decode(cut)).isInstanceOf(UnreadableMessageException.class);
        }
        assertThatThrownBy(() -> MessageCodec.decode(java.util.Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(UnreadableMessageException.class);
    }
}
