package org.opencontextgraph.streams.release;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for a continuation, first in, first out: so the result is as if every record had been worked off whole
 * before the next one was read, whatever the budget.
 */
final class WorkQueue {
    private final GateStore rows;
    private final Deque<Work> waiting = new ArrayDeque<>();
    private int concerningPersons;
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

    /** Whether something waits that changes traces, so that no trace may overtake it. */
    boolean concernsPersons() {
        return concerningPersons > 0;
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
        concerningPersons -= concernsPersons(waiting.removeFirst()) ? 1 : 0;
    }

    /** What is left of the head. */
    void replaceHead(Work rest) {
        rows.put(Rows.work(first), rest.toRow());
        concerningPersons -= concernsPersons(waiting.removeFirst()) ? 1 : 0;
        waiting.addFirst(rest);
        concerningPersons += concernsPersons(rest) ? 1 : 0;
    }

    private void remember(Work work) {
        waiting.addLast(work);
        concerningPersons += concernsPersons(work) ? 1 : 0;
    }

    private static boolean concernsPersons(Work work) {
        return !(work instanceof Work.Advance || work instanceof Work.SweepAll || work instanceof Work.Revoke);
    }
}
