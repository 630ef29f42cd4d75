package org.opencontextgraph.compose.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import net.logstash.logback.composite.AbstractJsonProvider;
import net.logstash.logback.encoder.LogstashEncoder;
import org.opencontextgraph.ingest.feed.JobId;

/** The `job_id` of a line that a thread writes for a run without having been told so, such as one of a Kafka client. */
final class JobIdOfThread extends AbstractJsonProvider<ILoggingEvent> {
    private JobIdOfThread() {}

    /** JSON with it; lines are encoded in the thread that writes them. */
    static LogstashEncoder encoder() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.addProvider(new JobIdOfThread());
        return encoder;
    }

    @Override
    public void writeTo(JsonGenerator line, ILoggingEvent event) throws IOException {
        Optional<String> id = JobId.current();
        if (id.isPresent() && !event.getMDCPropertyMap().containsKey(JobId.KEY)) {
            line.writeStringField(JobId.KEY, id.get());
        }
    }
}
