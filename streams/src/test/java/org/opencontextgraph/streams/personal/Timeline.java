package org.opencontextgraph.streams.personal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.Handover;
import org.opencontextgraph.schema.message.Join;
import org.opencontextgraph.schema.message.Leave;
import org.opencontextgraph.schema.message.PersonalEvent;

/** What becomes of a partition's records in PostgreSQL. The materializer's rule in its plainest form; its code is another module's. */
final class Timeline {
    private record Owned(String person, String account) {}

    private record Row(Owned of, String event) {}

    private final Set<Row> rows = new HashSet<>();
    private final Set<Owned> left = new HashSet<>();

    void take(SpecificRecord message) {
        switch (message) {
            case PersonalEvent event -> add(event);
            case Handover event -> add(event.getEvent());
            case Leave leave -> {
                if (!leave.getSuccessor().equals(leave.getPerson())) {
                    Owned gone = new Owned(leave.getPerson(), leave.getAccount());
                    rows.removeIf(row -> row.of().equals(gone));
                    left.add(gone);
                }
            }
            case Join join -> left.remove(new Owned(join.getPerson(), join.getAccount()));
            default -> {}
        }
    }

    private void add(PersonalEvent event) {
        Owned of = new Owned(event.getPerson(), event.getEvent().getAccount());
        if (!left.contains(of)) {
            rows.add(new Row(of, event.getEvent().getId()));
        }
    }

    List<String> texts() {
        Set<String> texts = new TreeSet<>();
        rows.forEach(row -> texts.add(row.of().person() + " " + row.event()));
        return List.copyOf(texts);
    }
}
