package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.Tool;

/** Does with a tool what a worker does: reads each stream on from its cursor to what there is now, and remembers what it was given. */
public final class Reader {
    /** As an endless run shows. */
    private static final int MOST_FETCHES = 1_000;

    private final int limit;
    private final Map<String, String> cursors;
    private final List<SourceEvent> events = new ArrayList<>();
    private final List<SourceFact> facts = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Instant> complete = new HashMap<>();

    /** A place at which a run can have ended: what was acknowledged there, of all streams. */
    public record Stop(Map<String, String> cursors, int events) {
        public Stop {
            cursors = Map.copyOf(cursors);
        }
    }

    private Reader(int limit, Map<String, String> cursors) {
        this.limit = limit;
        this.cursors = new HashMap<>(cursors);
    }

    /** @param limit how many events a fetch is asked for */
    public static Reader fromTheBeginning(int limit) {
        return new Reader(limit, Map.of());
    }

    /** One that knows the cursors of another one, and nothing of what that was given. */
    public static Reader from(Stop stop, int limit) {
        return new Reader(limit, stop.cursors());
    }

    /** A whole run; nothing may go wrong in it. */
    public void run(Tool tool) throws IOException {
        complaints.clear();
        for (Connector stream : tool.streams()) {
            read(stream);
        }
        assertThat(complaints).as("what a run without faults says").isEmpty();
    }

    /** A whole run. A stream that fails does not keep the others from going on. */
    public void tryToRun(Tool tool) {
        complaints.clear();
        for (Connector stream : tool.streams()) {
            try {
                read(stream);
            } catch (IOException e) {
                complaints.add(String.valueOf(e.getMessage()));
            }
        }
    }

    private void read(Connector stream) throws IOException {
        try (stream) {
            boolean more = true;
            for (int fetches = 0; more; fetches++) {
                assertThat(fetches).as("fetches of one run").isLessThan(MOST_FETCHES);
                more = step(stream);
            }
            complaints.addAll(stream.shortcomings());
        }
    }

    /** One fetch, acknowledged; false: there is nothing more for now. */
    public boolean step(Connector stream) throws IOException {
        String name = stream.source().stream();
        if (!cursors.containsKey(name)) {
            stream.describe(facts::add);
        }
        String position = cursor(stream);
        EventBatch batch = stream.fetch(position, limit);
        events.addAll(batch.events());
        facts.addAll(batch.facts());
        batch.rejected().stream().map(Reader::text).forEach(complaints::add);
        batch.passedOver().unmapped().forEach((what, times) -> complaints.add(what + " (" + times + ")"));
        cursors.put(name, batch.position());
        stops.add(new Stop(cursors, events.size()));
        if (batch.completeUpTo() != null) {
            complete.put(name, batch.completeUpTo());
        }
        return (!batch.events().isEmpty() || batch.completeUpTo() == null)
                && !batch.position().equals(position);
    }

    /** Where a stream is read on; the empty string at its beginning. */
    public String cursor(Connector stream) {
        return Objects.requireNonNullElse(cursors.get(stream.source().stream()), "");
    }

    private static String text(Rejected rejected) {
        return rejected.place() + ": " + rejected.reason();
    }

    public List<SourceEvent> events() {
        return List.copyOf(events);
    }

    public List<String> ids() {
        return events.stream().map(SourceEvent::id).toList();
    }

    public List<SourceFact> facts() {
        return List.copyOf(facts);
    }

    public List<Stop> stops() {
        return List.copyOf(stops);
    }

    /** Here. */
    public Stop stop() {
        return new Stop(cursors, events.size());
    }

    /** What the last run told an operator: failures, shortcomings, what was rejected, what nobody has decided about. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Up to when each stream said that it is complete. */
    public Map<String, Instant> complete() {
        return Map.copyOf(complete);
    }

    /** Everything that the connector let out. */
    public Stream<String> everything() {
        return Stream.of(
                        events.stream(), facts.stream(), complaints.stream(), cursors.values().stream(), stops.stream())
                .flatMap(it -> it)
                .map(Object::toString);
    }
}
