package org.opencontextgraph.compose.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.opencontextgraph.schema.message.TraceEvent;
import org.postgresql.PGConnection;

/**
 * The limit of the materializer: the same rows by binary COPY into a temporary table and a merge, from bytes that were ready
 * before the clock started (PostgreSQL manual, COPY, "Binary Format").
 */
public final class BareCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    /** Milliseconds from 1970 to 2000, where PostgreSQL's time begins. */
    private static final long EPOCH_2000 = 946_684_800_000L;

    private BareCopy() {}

    public static List<byte[]> batches(List<TraceEvent> events, int rows) throws IOException {
        List<byte[]> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += rows) {
            batches.add(encode(events.subList(from, Math.min(events.size(), from + rows))));
        }
        return batches;
    }

    /** @return seconds */
    public static double run(DataSource database, List<byte[]> batches) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create temporary table bare_event (id text, lane text, resource text, account text,"
                    + " process text, step text, time timestamptz, sequence bigint) on commit delete rows");
            connection.commit();
            long began = System.nanoTime();
            for (byte[] batch : batches) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("copy bare_event from stdin (format binary)", new java.io.ByteArrayInputStream(batch));
                statement.executeUpdate("insert into trace.trace_event"
                        + " (id, lane, resource, account, process, step, time, sequence)"
                        + " select id, lane, resource, account, process, step, time, sequence from bare_event"
                        + " on conflict do nothing");
                connection.commit();
            }
            return (System.nanoTime() - began) / 1e9;
        }
    }

    private static byte[] encode(List<TraceEvent> events) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * 200);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            for (TraceEvent event : events) {
                out.writeShort(8);
                text(out, event.getId());
                text(out, event.getLane());
                text(out, event.getResource());
                text(out, event.getAccount());
                String process = event.getProcess();
                if (process == null) {
                    out.writeInt(-1);
                } else {
                    text(out, process);
                }
                text(out, event.getStep());
                number(out, (event.getTime() - EPOCH_2000) * 1000);
                number(out, event.getSequence());
            }
            out.writeShort(-1);
        }
        return bytes.toByteArray();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static void number(DataOutputStream out, long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }
}
