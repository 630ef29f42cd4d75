package org.opencontextgraph.streams.corridor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that cannot be read, or whose outcome no topic can hold, never stops a room: its coordinates and the reason go to
 * the dead letters. Kafka's own handlers would copy key, value, headers and stack trace, which here are private.
 */
public final class DeadLetters implements DeserializationExceptionHandler, ProductionExceptionHandler {
    /** The setting that tells the handler the topics' prefix. */
    public static final String PREFIX = "ocg.topic.prefix";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private String prefix = "";

    @Override
    public void configure(Map<String, ?> settings) {
        Object given = settings.get(PREFIX);
        prefix = given == null ? "" : given.toString();
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception problem) {
        String reason =
                problem instanceof UnreadableMessageException unreadable ? unreadable.reason() : "cannot be read";
        return DeserializationExceptionHandler.Response.resume(
                letter(record.topic(), record.partition(), record.offset(), reason));
    }

    /** What {@link BoundedSerializer} refused; anything else that cannot be written is our own fault. */
    @Override
    @SuppressWarnings("rawtypes") // as Kafka declares it
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception problem,
            ProductionExceptionHandler.SerializationExceptionOrigin origin) {
        if (!(problem instanceof RecordTooLargeException)) {
            return ProductionExceptionHandler.Response.fail();
        }
        LOG.warn(
                "{}-{}@{} leads to a message for {} that is too large",
                context.topic(),
                context.partition(),
                context.offset(),
                record.topic());
        return ProductionExceptionHandler.Response.resume(letter(
                context.topic(),
                context.partition(),
                context.offset(),
                "leads to a message for " + record.topic() + " that is too large"));
    }

    /**
     * The broker or the producer refused: the transaction is lost, whatever is said here. A changelog too large is among this
     * as well, for a store without its changelog would be wrong after the next restart.
     */
    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception problem) {
        return ProductionExceptionHandler.Response.fail();
    }

    private List<ProducerRecord<byte[], byte[]>> letter(String topic, int partition, long offset, String reason) {
        return List.of(new ProducerRecord<>(
                Topics.DEAD_LETTER.in(prefix),
                topic.getBytes(StandardCharsets.UTF_8),
                MessageCodec.encode(new DeadLetter(topic, partition, offset, reason))));
    }
}
