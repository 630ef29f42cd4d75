package org.opencontextgraph.compose.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.schema.id.LaneId;

/** A log several times over, side by side, with other cases and events each time but the same people. */
final class RepeatedConnector implements Connector {
    private final Connector once;
    private final int times;
    private final String process;

    /** @param process another process each time, for a process has one import only */
    RepeatedConnector(Connector once, int times, String process) {
        this.once = once;
        this.times = times;
        this.process = process;
    }

    @Override
    public Source source() {
        Source source = once.source();
        String lane = process + "-" + source.lane();
        return new Source(source.connector(), process, new LaneId(lane), lane, source.taskIdle(), source.vocabulary());
    }

    @Override
    public void describe(Consumer<SourceFact> facts) throws IOException {
        once.describe(fact -> {
            switch (fact) {
                case SourceFact.ReadersKnown known -> {
                    for (int copy = 0; copy < times; copy++) {
                        facts.accept(new SourceFact.ReadersKnown(
                                shifted(known.resource(), copy), known.audiences(), known.revision()));
                    }
                }
                case SourceFact.ReadersUnknown unknown -> {
                    for (int copy = 0; copy < times; copy++) {
                        facts.accept(
                                new SourceFact.ReadersUnknown(shifted(unknown.resource(), copy), unknown.revision()));
                    }
                }
                case SourceFact.Within within -> {
                    for (int copy = 0; copy < times; copy++) {
                        facts.accept(new SourceFact.Within(
                                shifted(within.resource(), copy), shifted(within.container(), copy)));
                    }
                }
                case SourceFact.AccountFact account ->
                    facts.accept(new SourceFact.AccountFact(
                            ours(account.account()), ours(account.person()), account.evidence(), account.bot()));
                case SourceFact.ConsentFact consent ->
                    facts.accept(
                            new SourceFact.ConsentFact(ours(consent.person()), consent.optedIn(), consent.since()));
            }
        });
    }

    @Override
    public EventBatch fetch(String position, int limit) throws IOException {
        EventBatch batch = once.fetch(position, Math.max(1, limit / times));
        List<SourceEvent> events = new ArrayList<>(batch.events().size() * times);
        for (SourceEvent event : batch.events()) {
            for (int copy = 0; copy < times; copy++) {
                events.add(new SourceEvent(
                        shifted(event.id(), copy),
                        shifted(event.resource(), copy),
                        event.account() == null ? null : ours(event.account()),
                        process,
                        event.label(),
                        event.time(),
                        event.sequence() * times + copy));
            }
        }
        return new EventBatch(events, batch.rejected(), batch.position(), batch.completeUpTo(), batch.end());
    }

    @Override
    public void close() throws IOException {
        once.close();
    }

    private String shifted(String id, int copy) {
        return process + "-" + copy + "-" + id;
    }

    private AccountKey ours(@Nullable AccountKey account) {
        return account == null ? new AccountKey("", "") : new AccountKey(ours(account.tool()), account.name());
    }

    private String ours(String namespaced) {
        return process + ":" + namespaced;
    }
}
