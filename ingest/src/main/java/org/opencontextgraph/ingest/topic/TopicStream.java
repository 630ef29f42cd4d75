package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;

/** One topic, from a position on; a position that is not what was given last begins a run there. */
final class TopicStream implements Connector {
    private final TopicSource source;
    private final InstantSource clock;
    private @Nullable Run run;
    private String given = "";
    private Position reached = Position.BEGINNING;
    private boolean heldBack;

    TopicStream(TopicSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Source source() {
        return source.source();
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // accounts and readers are told with the events
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        try {
            Run reading = run;
            if (reading == null || !position.equals(given)) {
                endRun();
                reading = Run.open(source, Position.read(position), clock.instant());
                run = reading;
            }
            return batch(reading, limit);
        } catch (KafkaException e) {
            endRun();
            throw Failures.of(source, e);
        } catch (UncheckedIOException e) {
            endRun(); // nobody can say what a record is: it is read again
            throw new IOException(e.getMessage(), e);
        } catch (IOException e) {
            endRun();
            throw e;
        }
    }

    private EventBatch batch(Run reading, int limit) throws IOException {
        Records records = Records.of(source, reading.topicId());
        Gathered gathered = new Gathered(source.audiences());
        records.answers(reading.records(limit)).forEach(gathered::add);
        reached = reading.position();
        given = reached.text();
        heldBack = reading.isHeldBack();
        boolean isAll = reading.isAtEnd();
        @Nullable Instant completeUpTo = isAll && !heldBack ? reading.began() : null;
        EventBatch batch = gathered.batch(given, completeUpTo);
        if (isAll && batch.events().isEmpty()) {
            endRun(); // whoever asks again asks for what came since
        }
        return batch;
    }

    @Override
    public List<String> shortcomings() {
        List<String> told = new ArrayList<>();
        if (reached.lost() > 0) {
            told.add(reached.lost() + " offsets of the topic " + source.topic()
                    + " were gone before they were read (its retention is shorter than the wait between runs)");
        }
        if (reached.anew() > 0) {
            told.add("the topic " + source.topic() + " was deleted and made anew (" + reached.anew()
                    + "); what was not read of the old one is lost");
        }
        if (heldBack) {
            told.add("a transaction that is open holds back the end of the topic " + source.topic());
        }
        return told;
    }

    private void endRun() {
        Run ended = run;
        run = null;
        if (ended != null) {
            ended.close();
        }
    }

    @Override
    public void close() {
        endRun();
    }
}
