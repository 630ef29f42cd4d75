package org.opencontextgraph.streams.release;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for a continuation, first in, first out: so the result is as if every record had been worked off whole
 * before the next one was read, whatever the budget.
 */
final class WorkQueue {
    private final GateStore rows;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Map<String, Integer> persons = new HashMap<>();
    private long first;

    WorkQueue(GateStore rows) {
        this.rows = rows;
        byte[] from = Rows.allWork();
        for (GateStore.Row row : rows.range(from, Rows.behind(from), Integer.MAX_VALUE)) {
            if (waiting.isEmpty()) {
                first = Rows.numberOfWork(row.key());
            }
            remember(Work.fromRow(row.value()));
        }
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether something waits that changes this person's traces. */
    boolean concerns(String person) {
        return persons.containsKey(person);
    }

    @Nullable
    Work head() {
        return waiting.peekFirst();
    }

    void add(Work work) {
        rows.put(Rows.work(first + waiting.size()), work.toRow());
        remember(work);
    }

    void removeHead() {
        rows.delete(Rows.work(first));
        first++;
        persons.computeIfPresent(waiting.removeFirst().person(), (person, count) -> count == 1 ? null : count - 1);
    }

    /** What is left of the head. */
    void replaceHead(Work rest) {
        rows.put(Rows.work(first), rest.toRow());
        waiting.removeFirst();
        waiting.addFirst(rest);
    }

    private void remember(Work work) {
        waiting.addLast(work);
        persons.merge(work.person(), 1, Integer::sum);
    }
}
