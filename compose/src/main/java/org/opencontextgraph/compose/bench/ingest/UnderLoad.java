package org.opencontextgraph.compose.bench.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A database's log, read while somebody writes with all they can.
 *
 * @param writer who wrote
 * @param alonePerS events a second that were written while nobody read
 * @param writtenPerS the same while the log was read
 * @param readPerS events a second that became rows, from the beginning of the load until the last one was there
 * @param events that were written and became rows
 * @param runs of the connector meanwhile
 * @param behindSeconds from the end of the load to the last row
 */
record UnderLoad(
        String writer,
        double alonePerS,
        double writtenPerS,
        double readPerS,
        long events,
        int runs,
        double behindSeconds) {

    /** 1: it reads as fast as is written. */
    double ratio() {
        return readPerS / writtenPerS;
    }

    /**
     * @param reading at the end of the log
     * @param seconds of the load, once alone and once with the reader
     */
    static UnderLoad measure(Way way, DatabaseSource source, Reading reading, int seconds)
            throws IOException, SQLException, InterruptedException {
        Load load = Load.of(source.server());
        long before = source.inserted();
        long began = System.nanoTime();
        load.run(seconds);
        double alone = (source.inserted() - before) / since(began);
        reading.once();
        way.awaitRows();
        way.empty();

        long already = source.inserted();
        try (var writing = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("load").factory())) {
            long start = System.nanoTime();
            Future<Double> written = writing.submit(() -> {
                load.run(seconds);
                return since(start);
            });
            int runs = 0;
            long sent = 0;
            while (!written.isDone()) {
                sent += reading.once();
                runs++;
            }
            double wrote = written.get();
            sent += reading.once();
            way.awaitRows();
            double whole = since(start);
            long events = source.inserted() - already;
            way.require(reading.name() + " under load", events, sent);
            return new UnderLoad(load.name(), alone, events / wrote, events / whole, events, runs + 1, whole - wrote);
        } catch (ExecutionException e) {
            throw new IOException("the load was not written", e.getCause());
        }
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
