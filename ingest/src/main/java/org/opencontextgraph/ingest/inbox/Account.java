package org.opencontextgraph.ingest.inbox;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.feed.FeedCounts;
import org.opencontextgraph.ingest.registry.ToldTable.Told;
import org.opencontextgraph.ingest.registry.ToldTable.What;

/** What deliveries told of tools that only send, where no list will tell it again. */
final class Account {
    private Account() {}

    /** @param counts of those that told something, in their order */
    static List<Told> of(List<Judged> judged, List<FeedCounts> counts) {
        List<Told> told = new ArrayList<>();
        Iterator<FeedCounts> next = counts.iterator();
        for (Judged it : judged) {
            if (it.told() != null) {
                FeedCounts events = next.next();
                if (it.sendsOnly()) {
                    told.addAll(taken(it.connector(), it.told().delivered(), events));
                }
            } else if (it.sendsOnly()) {
                String why = lost(it.outcome());
                if (!why.isEmpty()) {
                    told.add(new Told(it.connector(), What.LOST, why, 1));
                }
            }
        }
        return told;
    }

    private static List<Told> taken(String connector, Delivered delivered, FeedCounts events) {
        List<Told> told = new ArrayList<>();
        delivered
                .passedOver()
                .unmapped()
                .forEach((what, times) -> told.add(new Told(connector, What.UNMAPPED, what, times)));
        long unmapped = told.stream().mapToLong(Told::number).sum();
        long ignored = delivered.passedOver().ignored();
        told.add(new Told(
                connector,
                What.FETCHED,
                "",
                events.sent() + events.withoutPerson() + events.rejected() + ignored + unmapped));
        told.add(new Told(connector, What.MAPPED, "", events.sent()));
        told.add(new Told(connector, What.IGNORED, "", ignored));
        told.add(new Told(connector, What.REJECTED, "", events.rejected()));
        return told;
    }

    /** Empty: it is not, or was never his. */
    private static String lost(Outcome outcome) {
        return switch (outcome) {
            case PAUSED -> "came while it was paused";
            case UNSEALED -> "could not be opened";
            case BROKEN -> "could not be read";
            case TAKEN, DISTRUSTED, REPLAYED, UNKNOWN -> "";
        };
    }
}
