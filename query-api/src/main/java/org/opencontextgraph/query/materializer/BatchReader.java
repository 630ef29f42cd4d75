package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.opencontextgraph.schema.message.DeadLetter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic from the offsets in PostgreSQL and hands over batches; owns the record source. */
final class BatchReader implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchReader.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Target target;
    private final RecordSource source;
    private final OffsetBook offsets;
    private final DataSource database;
    private final Rendezvous rendezvous;
    private final MaterializerSettings settings;

    BatchReader(
            Target target,
            RecordSource source,
            OffsetBook offsets,
            DataSource database,
            Rendezvous rendezvous,
            MaterializerSettings settings) {
        this.target = target;
        this.source = source;
        this.offsets = offsets;
        this.database = database;
        this.rendezvous = rendezvous;
        this.settings = settings;
    }

    @Override
    public void run() {
        try (source) {
            while (!rendezvous.isStopped()) {
                try {
                    Map<Integer, Long> place = findPlace();
                    if (place.isEmpty()) {
                        Thread.sleep(settings.retryPause()); // the topic is yet to be made
                    } else {
                        readOnFrom(place);
                    }
                } catch (InterruptedException e) {
                    LOG.debug("{}: reader interrupted", target.name(), e);
                } catch (SQLException | RuntimeException e) {
                    if (rendezvous.isStopped()) {
                        LOG.debug("{}: reader stopped", target.name(), e); // woken up out of a call to Kafka
                        return;
                    }
                    LOG.warn("{}: reading stopped, trying again: {}", target.name(), e.toString());
                    pause();
                }
            }
        }
    }

    private Map<Integer, Long> findPlace() throws SQLException {
        Map<Integer, Long> beginnings = source.beginnings();
        if (beginnings.isEmpty()) {
            return beginnings;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            Map<Integer, Long> place = offsets.read(connection, beginnings);
            connection.commit();
            source.seek(place);
            rendezvous.placeFound();
            return place;
        }
    }

    private void readOnFrom(Map<Integer, Long> place) throws InterruptedException {
        Map<Integer, Long> from = place;
        while (!rendezvous.isStopped() && !rendezvous.hasLostPlace()) {
            Batch batch = collect(from);
            from = batch.to();
        }
    }

    /** Grows a batch until it has been given away, or is not wanted any more. */
    private Batch collect(Map<Integer, Long> from) throws InterruptedException {
        Target.Rows rows = target.newRows(from.size());
        List<DeadLetter> rejected = new ArrayList<>();
        Map<Integer, Long> to = from;
        long ripe = 0;
        long asked = System.nanoTime();
        while (!rendezvous.isStopped() && !rendezvous.hasLostPlace()) {
            boolean empty = to.equals(from);
            if (rows.size() < settings.batchRows()) {
                for (Delivery delivery : source.poll(empty ? idlePoll() : settings.linger())) {
                    if (rows.add(delivery) instanceof Outcome.Rejected(String reason)) {
                        rejected.add(new DeadLetter(source.topic(), delivery.partition(), delivery.offset(), reason));
                    }
                }
                to = source.positions();
            }
            if (to.equals(from)) {
                // nothing comes; are the tables still those that we filled so far?
                if (System.nanoTime() - asked >= settings.idleCheck().toNanos()) {
                    rendezvous.give(new Batch(from, from, target.newRows(from.size()), List.of()), Duration.ZERO);
                    asked = System.nanoTime();
                }
                continue;
            }
            if (empty) {
                ripe = System.nanoTime() + settings.linger().toNanos();
            }
            boolean full = rows.size() >= settings.batchRows();
            if (full || System.nanoTime() - ripe >= 0) {
                Batch batch = new Batch(from, to, rows, rejected);
                if (rendezvous.give(batch, full ? POLL : Duration.ZERO)) {
                    return batch;
                }
            }
        }
        return new Batch(from, from, rows, rejected);
    }

    private Duration idlePoll() {
        return settings.idleCheck().compareTo(POLL) < 0 ? settings.idleCheck() : POLL;
    }

    private void pause() {
        try {
            Thread.sleep(settings.retryPause());
        } catch (InterruptedException e) {
            LOG.debug("{}: reader interrupted", target.name(), e);
        }
    }
}
