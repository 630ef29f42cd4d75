package org.opencontextgraph.ingest.file.order;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Several sorted sequences of rows as one. */
final class Merge implements Iterator<Row> {
    private record Head(Row row, Iterator<Row> rest) implements Comparable<Head> {
        @Override
        public int compareTo(Head other) {
            return row.compareTo(other.row);
        }
    }

    private final PriorityQueue<Head> heads = new PriorityQueue<>();

    Merge(List<? extends Iterator<Row>> sequences) {
        sequences.forEach(this::addHead);
    }

    @Override
    public boolean hasNext() {
        return !heads.isEmpty();
    }

    @Override
    public Row next() {
        Head least = heads.poll();
        if (least == null) {
            throw new NoSuchElementException();
        }
        addHead(least.rest());
        return least.row();
    }

    private void addHead(Iterator<Row> sequence) {
        if (sequence.hasNext()) {
            heads.add(new Head(sequence.next(), sequence));
        }
    }
}
