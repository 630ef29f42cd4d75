package org.opencontextgraph.query.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.schema.codec.MessageSerializer;
import org.opencontextgraph.schema.message.AccountLink;

class IdentityTopicsTest {
    private final MockProducer<String, SpecificRecord> producer =
            new MockProducer<>(true, null, new StringSerializer(), new MessageSerializer());
    private final IdentityTopics topic = new IdentityTopics(producer, "ocg.");

    @Test
    void shouldWriteALinkAndTakeItBackWithATombstone() throws Exception {
        topic.write("a1", Optional.of("ann"));
        topic.write("a1", Optional.empty());

        assertThat(producer.history()).allMatch(it -> it.topic().equals("ocg.identity.link.v1"));
        assertThat(producer.history()).allMatch(it -> it.key().equals("a1"));
        assertThat(producer.history().get(0).value()).isEqualTo(new AccountLink("a1", "ann"));
        assertThat(producer.history().get(1).value()).isNull();
    }

    @Test
    void shouldSayThatItIsNotCertain() {
        producer.sendException = new TimeoutException("no broker");
        assertThatThrownBy(() -> topic.write("a1", Optional.empty())).isInstanceOf(LinkNotWrittenException.class);
    }
}
