package org.opencontextgraph.ingest.cdc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.mapping.Decision;
import org.opencontextgraph.ingest.mapping.Named;

/**
 * From changes to events.
 *
 * <p>An event's id is made of the table, the step, and the primary key with the time (or the columns that the operator named): it is
 * the same in the snapshot, in the log, and when a row that tells it is written again.
 */
final class Meanings {
    /** What Debezium says for a long value that an update left alone and the server did not repeat. */
    static final String NOT_TOLD = "__debezium_unavailable_value";

    private final String tool;
    private final Mapping mapping;
    private final Map<String, List<String>> keys;

    /**
     * @param tool in the names of accounts and resources
     * @param keys the columns of each table's primary key; empty: it has none
     */
    Meanings(String tool, Mapping mapping, Map<String, List<String>> keys) {
        this.tool = tool;
        this.mapping = mapping;
        this.keys = Map.copyOf(keys);
    }

    Answer answer(Change change) {
        if (change.operation() == Operation.TRUNCATE) {
            return new Answer.Ignored(change.told(), "it takes away records and not the work");
        }
        Optional<Rule> rule = mapping.rules().stream()
                .filter(it -> it.matches(change) || it.isLeftOpen(change))
                .findFirst();
        if (rule.isPresent() && rule.get().isLeftOpen(change)) {
            return new UnfitException("what the row was before is not told (REPLICA IDENTITY FULL)")
                    .refused(place(change));
        }
        if (rule.isEmpty()) {
            return mapping.isReaders(change.table())
                    ? new Answer.Ignored(change.told(), "it says who may read")
                    : new Answer.Unmapped(change.told());
        }
        return switch (rule.get().decision()) {
            case Decision.Ignored it -> new Answer.Ignored(it.row(), it.why());
            case Decision.Event it -> event(change, it);
        };
    }

    private Answer event(Change change, Decision.Event meaning) {
        if (meaning.time() == null && change.committed() == null) {
            return new Answer.Ignored(meaning.row(), "of a row that was there already nobody knows when it came");
        }
        try {
            Instant time = time(change, meaning);
            @Nullable AccountKey account = account(change, meaning.account());
            String id = id(change, meaning, time);
            String resource =
                    meaning.resource().name(value(change, meaning.resource().place()));
            return new Answer.Mapped(
                    meaning.row(),
                    new SourceEvent(
                            id,
                            tool + ":" + resource,
                            account,
                            meaning.process(),
                            meaning.step(),
                            time.toEpochMilli(),
                            meaning.rank()),
                    account == null ? List.of() : List.of(AccountFact.provisional(account, false)));
        } catch (UnfitException e) {
            return e.refused(place(change));
        }
    }

    private static String place(Change change) {
        return change.table() + " at " + Lsn.text(change.lsn());
    }

    private @Nullable AccountKey account(Change change, @Nullable Named account) {
        @Nullable String who = account == null ? null : change.row().get(account.place());
        return account == null || who == null ? null : new AccountKey(tool, account.name(who));
    }

    private static Instant time(Change change, Decision.Event meaning) {
        if (meaning.time() == null) {
            Instant committed = change.committed();
            if (committed == null) {
                throw new IllegalStateException("a row of the snapshot has no time of its own");
            }
            return committed;
        }
        String text = value(change, meaning.time());
        return Times.read(text).orElseThrow(() -> new UnfitException("column " + meaning.time() + " holds no time"));
    }

    private String id(Change change, Decision.Event meaning, Instant time) {
        List<String> columns = meaning.id().isEmpty() ? keys.getOrDefault(change.table(), List.of()) : meaning.id();
        StringBuilder id = new StringBuilder(tool).append(':').append(change.table());
        id.append('/').append(meaning.step());
        for (String column : columns) {
            id.append('/').append(Named.encoded(value(change, column)));
        }
        if (meaning.id().isEmpty()) {
            id.append('@').append(meaning.time() == null ? Lsn.text(change.lsn()) : time.toString());
        }
        return id.toString();
    }

    private static String value(Change change, String column) {
        @Nullable String value = change.row().get(column);
        if (value == null) {
            throw new UnfitException("column " + column + " is null");
        }
        if (value.equals(NOT_TOLD)) {
            throw new UnfitException("column " + column + " holds a long text, which is no id");
        }
        return value;
    }
}
