package org.opencontextgraph.ingest.connector;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.schema.id.Audience;

/** What answers come to together: one batch, or one delivery. */
public final class Gathered {
    private final List<Audience> audiences;
    private final Set<SourceFact> facts = new LinkedHashSet<>();
    private final List<SourceEvent> events = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();
    private final Map<String, Long> unmapped = new TreeMap<>();
    private long ignored;
    private boolean permissionsChanged;

    /** @param audiences who may read all of it, on the operator's word; empty: nobody says so */
    public Gathered(List<Audience> audiences) {
        this.audiences = List.copyOf(audiences);
    }

    public void addFacts(Collection<? extends SourceFact> known) {
        facts.addAll(known);
    }

    public void add(Answer answer) {
        switch (answer) {
            case Answer.Mapped it -> {
                facts.addAll(it.facts());
                if (!audiences.isEmpty()) {
                    facts.add(new ReadersKnown(it.event().resource(), audiences, 1));
                }
                events.add(it.event());
            }
            case Answer.Ignored _ -> ignored++;
            case Answer.AskPermissions _ -> {
                ignored++;
                permissionsChanged = true;
            }
            case Answer.Unmapped(String told) -> unmapped.merge(told, 1L, Long::sum);
            case Answer.Refused(Rejected it) -> rejected.add(it);
        }
    }

    public boolean hasEvents() {
        return !events.isEmpty();
    }

    /** Events in the order (time, sequence), each fact once. */
    public EventBatch batch(String position, @Nullable Instant completeUpTo) {
        return new EventBatch(
                List.copyOf(facts),
                inOrder(),
                rejected,
                new PassedOver(ignored, unmapped),
                position,
                completeUpTo,
                false);
    }

    public Delivered delivered() {
        return new Delivered(
                List.copyOf(facts), inOrder(), rejected, new PassedOver(ignored, unmapped), permissionsChanged);
    }

    private List<SourceEvent> inOrder() {
        return events.stream()
                .sorted(Comparator.comparingLong(SourceEvent::time).thenComparingLong(SourceEvent::sequence))
                .toList();
    }
}
