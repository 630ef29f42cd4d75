package org.opencontextgraph.ingest.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PassedOver;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Evidence;

/** What one fetch has read so far. */
final class Gathered {
    private final List<Audience> audiences;
    private final List<SourceEvent> events = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, Long> unmapped = new TreeMap<>();
    private long ignored;

    /** @param audiences who may read everything; empty: nobody knows */
    Gathered(List<Audience> audiences) {
        this.audiences = audiences;
    }

    void add(Answer answer) {
        switch (answer) {
            case Answer.Mapped(SourceEvent event) -> events.add(event);
            case Answer.Ignored() -> ignored++;
            case Answer.Unmapped(String told) -> unmapped.merge(told, 1L, Long::sum);
            case Answer.Refused(Rejected it) -> rejected.add(it);
        }
    }

    EventBatch batch(String position, @Nullable Instant completeUpTo) {
        events.sort(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence));
        return new EventBatch(
                facts(), events, rejected, new PassedOver(ignored, unmapped), position, completeUpTo, false);
    }

    private List<SourceFact> facts() {
        Set<SourceFact> facts = new LinkedHashSet<>();
        for (SourceEvent event : events) {
            AccountKey account = event.account();
            if (account != null) {
                facts.add(new AccountFact(account, account.tool() + ":" + account.name(), Evidence.PROVISIONAL, false));
            }
            if (!audiences.isEmpty()) {
                facts.add(new ReadersKnown(event.resource(), audiences, 1));
            }
        }
        return List.copyOf(facts);
    }
}
