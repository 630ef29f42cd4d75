package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.LaneId;

/**
 * How the streams of one repository read.
 *
 * @param connector its name
 * @param tool the server's name in accounts and resources
 * @param repository OWNER/NAME
 * @param since nothing older is read
 */
record Reading(
        String connector, String tool, String repository, Instant since, Readers readers, Items items, GithubApi api) {
    Source source(ItemKind kind) {
        return source(kind.list());
    }

    Source source(String list) {
        String stream = repository + "/" + list;
        return new Source(
                connector,
                stream,
                LaneId.LIVE,
                tool + "/" + stream,
                null,
                items.table().vocabulary());
    }

    List<JsonNode> page(ItemKind kind, Map<String, String> query) throws IOException {
        return api.list(path() + "/" + kind.list(), query);
    }

    /** A page of a list of the repository, from 1 on; see {@link GithubApi#page}. */
    List<JsonNode> list(String list, Map<String, String> query, String field, int page) throws IOException {
        return api.page(path() + "/" + list, query, field, page);
    }

    JsonNode one(String item) throws IOException {
        return api.one(path() + "/" + item);
    }

    /** It stays when the repository is renamed, and another one may get the name. */
    long number() throws IOException {
        return GithubApi.id(api.one(path()));
    }

    private String path() {
        return "repos/" + repository;
    }

    /** What items come to, in the order of time. */
    EventBatch batch(long number, List<Answer> answers, String position, @Nullable Instant completeUpTo) {
        List<SourceFact> facts = new ArrayList<>();
        List<SourceEvent> events = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        Map<String, Long> unmapped = new TreeMap<>();
        long ignored = 0;
        for (Answer answer : answers) {
            switch (answer) {
                case Answer.Mapped it -> {
                    facts.addAll(readers.with(it, new Repository(tool, number)));
                    events.add(it.event());
                }
                case Answer.Ignored _, Answer.AskPermissions _ -> ignored++;
                case Answer.Unknown(String told) -> unmapped.merge(told, 1L, Long::sum);
                case Answer.Refused(Rejected it) -> rejected.add(it);
            }
        }
        events.sort(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
        return new EventBatch(
                facts.stream().distinct().toList(),
                events,
                rejected,
                new PassedOver(ignored, unmapped),
                position,
                completeUpTo,
                false);
    }
}
