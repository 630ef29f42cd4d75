package org.opencontextgraph.streams.release;

/** What the pools of one lane, scope and process share: the population that I9 counts. */
record PoolFamily(String lane, String scope, String process) {
    Fingerprint id() {
        return Fingerprint.of(new RowWriter(160).text(lane).text(scope).text(process));
    }

    byte[] toRow() {
        return new RowWriter(160).text(lane).text(scope).text(process).done();
    }

    static PoolFamily fromRow(byte[] row) {
        RowReader reader = new RowReader(row, 0);
        return new PoolFamily(reader.text(), reader.text(), reader.text());
    }
}
