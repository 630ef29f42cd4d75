package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Correction;

/** What people said of their tasks, as they said it. */
final class CorrectionTable implements KeyedTable<Correction> {
    @Override
    public String name() {
        return "correction";
    }

    @Override
    public Class<Correction> message() {
        return Correction.class;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("person", "task");
    }

    @Override
    public Optional<List<String>> key(String key) {
        return TaskTable.personAndTask(key);
    }

    @Override
    public String columns() {
        return "person, task, resource, title, excluded, pinned, events";
    }

    @Override
    public @Nullable String problem(String key, Correction said) {
        if (!key.equals(said.getPerson() + "|" + said.getTask())) {
            return "the key is not person and task";
        }
        for (String event : said.getEvents()) {
            String problem = Limits.problem("event", event, Limits.ID);
            if (problem != null) {
                return problem;
            }
        }
        return Limits.first(
                Limits.problem("person", said.getPerson(), Limits.ID),
                Limits.problem("task", said.getTask(), Limits.ID),
                Limits.problem("resource", said.getPrimary(), Limits.RESOURCE),
                Limits.problem("title", said.getTitle(), Limits.MESSAGE));
    }

    @Override
    public void encode(Correction said, CopyBuffer rows) {
        rows.row(7)
                .text(said.getPerson())
                .text(said.getTask())
                .text(said.getPrimary())
                .text(said.getTitle())
                .bool(said.getExcluded())
                .bool(said.getPinned())
                .texts(said.getEvents());
    }
}
