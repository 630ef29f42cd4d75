package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;

/** What sets the two materializers apart: the tables that a topic's records end in. */
interface Target {
    /** For metrics and spans. */
    String name();

    /** The span that each transaction is reported as. */
    String span();

    /** The table with the offsets, in the schema of the rows. */
    String offsetTable();

    /** Makes the session's staging tables; once for a connection, in a transaction of its own. */
    void prepare(Connection connection) throws SQLException;

    /** @param partitions how many partitions the topic has */
    Rows newRows(int partitions);

    /** Collects records, then writes them inside the caller's transaction, as often as that has to be tried. */
    interface Rows {
        Outcome add(Delivery delivery);

        /** Records that {@link #write} has to deal with. */
        int size();

        void write(Connection connection) throws SQLException;
    }
}
