package org.opencontextgraph.compose.bench.ingest;

import org.opencontextgraph.compose.embedded.Refusal;

/**
 * What has become of the events of a tool.
 *
 * @param sent by the connector; more than there are: some came twice, which may be
 * @param rows in the table
 * @param ids of these rows, each once
 */
record Arrived(long sent, long rows, long ids) {

    /** @throws Refusal when one is missing, or there twice */
    void require(String what, long held) {
        if (sent < held || rows != held || ids != held) {
            throw new Refusal("%s: the tool holds %,d events; %,d were sent, and the table has %,d rows with %,d ids"
                    .formatted(what, held, sent, rows, ids));
        }
    }
}
