package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What went wrong, in our own words. */
final class Failures {
    private Failures() {}

    static IOException of(TopicSource source, Throwable thrown) {
        if (thrown instanceof InterruptException) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("it was stopped before it had read everything");
        }
        @Nullable String refusal = refusal(source, thrown);
        if (refusal != null) {
            return new IOException(refusal, thrown);
        }
        return new IOException(
                thrown instanceof TimeoutException
                        ? "the brokers did not answer within " + Link.MILLIS_TO_ANSWER / 1000 + " s"
                        : "the topic cannot be read (" + thrown.getClass().getSimpleName() + ")",
                thrown);
    }

    /** What the cluster does not let us do; null: it is something else. */
    static @Nullable String refusal(TopicSource source, Throwable thrown) {
        return switch (thrown) {
            case AuthorizationException _ ->
                "the user may not read the topic " + source.topic() + " (DESCRIBE and READ are needed)";
            case AuthenticationException _ -> "the cluster does not let the user in (user, password or mechanism)";
            case UnknownTopicOrPartitionException _ ->
                "the topic " + source.topic() + " is not there, or the user may not see it (DESCRIBE)";
            default -> null;
        };
    }

    /** What a future of Kafka's failed with. */
    static IOException cause(TopicSource source, ExecutionException thrown) {
        Throwable cause = thrown.getCause();
        return of(source, cause == null ? new KafkaException(thrown) : cause);
    }
}
