package org.opencontextgraph.streams.account;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.*;
import org.opencontextgraph.streams.lane.TreeStore;
import org.opencontextgraph.streams.lane.WorkBudget;

/** An account room with a store on the heap, for tests of what stands behind it. */
public final class AccountHouse {
    private final List<SpecificRecord> sent = new ArrayList<>();
    private final AccountRoom room = new AccountRoom(store(), store(), (person, message) -> sent.add(message));

    private static <V> TreeStore<V> store() {
        return new TreeStore<>(new WorkBudget(20_000));
    }

    /** What it sends to persons because of this message; a link to nobody is one that was undone. */
    public List<SpecificRecord> take(SpecificRecord message) {
        sent.clear();
        switch (message) {
            case AccountEvent event -> room.event(event);
            case AccountNote note -> room.note(note);
            case Account mapping -> room.mapping(mapping);
            case AccountLink link when link.getPerson().isEmpty() -> room.linkUndone(link.getAccount());
            case AccountLink link -> room.link(link);
            default -> throw new IllegalArgumentException(message.toString());
        }
        return List.copyOf(sent);
    }
}
