package org.opencontextgraph.streams.corridor;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.codec.UnreadableMessageException;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A record that cannot be read, or that a room stumbles over, never stops the room: its coordinates and the reason go to the
 * dead letters. Kafka's own handlers would copy key, value, headers and stack trace, which here are private.
 */
public final class DeadLetters implements DeserializationExceptionHandler, ProcessingExceptionHandler {
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

    /** Trouble with Kafka or a store is not the record's fault: then the thread stops and is replaced. */
    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> record, Exception problem) {
        if (problem instanceof KafkaException) {
            return ProcessingExceptionHandler.Response.fail();
        }
        // The message of an exception may quote content; its class and the place in our code do not.
        StackTraceElement[] trace = problem.getStackTrace();
        LOG.warn(
                "{} stumbled over {}-{}@{}: {} at {}",
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                problem.getClass().getSimpleName(),
                trace.length == 0 ? "?" : trace[0]);
        return ProcessingExceptionHandler.Response.resume(letter(
                context.topic(),
                context.partition(),
                context.offset(),
                "stumbled over: " + problem.getClass().getSimpleName()));
    }

    private List<ProducerRecord<byte[], byte[]>> letter(String topic, int partition, long offset, String reason) {
        return List.of(new ProducerRecord<>(
                Topics.DEAD_LETTER.in(prefix),
                topic.getBytes(StandardCharsets.UTF_8),
                MessageCodec.encode(new DeadLetter(topic, partition, offset, reason))));
    }
}
