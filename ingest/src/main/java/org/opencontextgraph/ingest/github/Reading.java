package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Gathered;
import org.opencontextgraph.ingest.connector.Source;
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
        Gathered gathered = readers.gathered();
        Repository known = new Repository(tool, number);
        answers.forEach(it -> gathered.add(readers.within(it, known)));
        return gathered.batch(position, completeUpTo);
    }
}
