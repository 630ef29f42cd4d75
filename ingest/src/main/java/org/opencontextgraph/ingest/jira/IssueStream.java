package org.opencontextgraph.ingest.jira;

import static java.time.temporal.ChronoUnit.MILLIS;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.payload.Field;
import org.opencontextgraph.schema.id.LaneId;

/** The issues of one project, with all that happened to them. */
final class IssueStream implements Connector {
    private final Reading reading;
    private final String key;
    private final JiraApi api;
    private @Nullable Asked asked;

    /** What was asked before the first page. */
    private record Asked(SiteFacts site, Project project) {}

    /** @param key of the project */
    IssueStream(Reading reading, String key, JiraApi api) {
        this.reading = reading;
        this.key = key;
        this.api = api;
    }

    @Override
    public Source source() {
        String stream = key + "/issues";
        return new Source(
                reading.connector(),
                stream,
                LaneId.LIVE,
                reading.site().tool() + "/" + stream,
                null,
                reading.items().table().vocabulary());
    }

    @Override
    public void describe(Consumer<SourceFact> facts) {
        // accounts and readers are told with the events
    }

    @Override
    public EventBatch fetch(String text, int limit) throws IOException {
        Asked known = asked();
        Position position = position(text, known.project());
        Instant now = Clock.systemUTC().instant();
        Search.Page page = new Search(api, known.site()).page(position);
        if (page == null) {
            return reading.batch(List.of(), List.of(), position.shallow().text(), null);
        }
        List<Position.Item> items = new ArrayList<>();
        for (JsonNode issue : page.issues()) {
            items.add(item(issue));
        }
        if (items.isEmpty()) {
            requireGone(position);
        }
        if (!position.joins(items)) {
            return reading.batch(
                    List.of(), List.of(), position.earlier(Search.PAGE).text(), null);
        }
        List<SourceFact> places = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        Map<String, Instant> through = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            Position.Item item = items.get(i);
            if (position.isNew(item)) {
                JsonNode issue = page.issues().get(i);
                places.add(known.project().within(reading.site(), Field.root(issue)));
                WholeIssue whole = WholeIssue.ask(api, item.id(), issue);
                answers.addAll(reading.answers(
                        whole, position.sentOf(item), known.site().statuses()));
                through.put(item.id(), whole.through(item.updated()));
            }
        }
        Position next = position.after(items, through, now, page.more(), page.token());
        return reading.batch(places, answers, next.text(), page.more() ? null : now);
    }

    private Asked asked() throws IOException {
        Asked known = asked;
        if (known == null) {
            known = new Asked(SiteFacts.ask(api), Project.ask(api, key));
            asked = known;
        }
        return known;
    }

    /** A key may be given to another project; what of it is new could not be told then. */
    private Position position(String text, Project project) throws IOException {
        if (text.isEmpty()) {
            return Position.from(project.id(), reading.since());
        }
        Position position = Position.read(text);
        if (!position.project().equals(project.id())) {
            throw new IOException("another project has the key " + key + " now");
        }
        return position;
    }

    /** Without a time or an id the list cannot be read on: better to stop than to lose what follows. */
    private static Position.Item item(JsonNode issue) throws IOException {
        Field field = Field.root(issue);
        try {
            Instant updated = field.at("fields").at("updated").time(MILLIS);
            if (!updated.isBefore(Instant.EPOCH)) {
                return new Position.Item(field.at("id").id(), updated);
            }
        } catch (UnfitException e) {
            throw new IOException("an issue has no id or no time of its update");
        }
        throw new IOException("an issue was updated before 1970");
    }

    /** An index that is made anew answers with nothing. What was read last is in these minutes still, unless it is gone or elsewhere. */
    private void requireGone(Position position) throws IOException {
        String last = position.seen().entrySet().stream()
                .filter(it -> it.getValue().updated() >= position.since().toEpochMilli())
                .max(Comparator.comparingLong(it -> it.getValue().updated()))
                .map(Map.Entry::getKey)
                .orElse(null);
        if (last == null || position.isDeep()) {
            return;
        }
        JsonNode issue = api.orNothing("issue/" + last, Map.of("fields", "project"));
        if (issue != null
                && issue.path("fields").path("project").path("id").asText().equals(position.project())) {
            throw new IOException("the tool finds none of the issues that it has");
        }
    }

    /** A position is a place in a list, and proves nothing. */
    @Override
    public boolean readsAhead() {
        return true;
    }

    @Override
    public void close() {}
}
