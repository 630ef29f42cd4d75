package org.opencontextgraph.query.materializer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.telemetry.Spans;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings batches into the database, each with its offsets in one transaction; owns one connection. */
final class BatchWriter implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchWriter.class);
    private static final Duration WAIT = Duration.ofMillis(500);

    private final Target target;
    private final OffsetBook offsets;
    private final DataSource database;
    private final Rendezvous rendezvous;
    private final DeadLetters deadLetters;
    private final MaterializerSettings settings;
    private final Moment.Witness witness;
    private volatile @Nullable Connection connection;

    BatchWriter(
            Target target,
            OffsetBook offsets,
            DataSource database,
            Rendezvous rendezvous,
            DeadLetters deadLetters,
            MaterializerSettings settings,
            Moment.Witness witness) {
        this.target = target;
        this.offsets = offsets;
        this.database = database;
        this.rendezvous = rendezvous;
        this.deadLetters = deadLetters;
        this.settings = settings;
        this.witness = witness;
    }

    @Override
    public void run() {
        try {
            while (!rendezvous.isStopped()) {
                try {
                    Batch batch = rendezvous.take(WAIT);
                    if (batch != null) {
                        bringIn(batch);
                    }
                } catch (InterruptedException e) {
                    LOG.debug("{}: writer interrupted", target.name(), e);
                }
            }
        } finally {
            discardConnection();
        }
    }

    /** Tries until the batch is in, or turns out not to be ours to write, or we are told to stop. */
    private void bringIn(Batch batch) throws InterruptedException {
        while (!rendezvous.isStopped()) {
            try {
                witness.reached(Moment.BATCH_TAKEN);
                if (batch.isQuestion()) {
                    answer(batch);
                    return;
                }
                deadLetters.send(batch.rejected());
                boolean written = Spans.in(target.span(), () -> commit(batch));
                if (written) {
                    MaterializerMetrics.committed(target.name(), batch.rows().size());
                    MaterializerMetrics.REJECTED
                            .labels(target.name())
                            .inc(batch.rejected().size());
                } else {
                    losePlace();
                }
                return;
            } catch (SQLException | ExecutionException | TimeoutException | RuntimeException e) {
                MaterializerMetrics.RETRIES.labels(target.name()).inc();
                LOG.warn("{}: a batch could not be written, trying again: {}", target.name(), e.toString());
                discardConnection();
                Thread.sleep(settings.retryPause());
            }
        }
    }

    private void answer(Batch question) throws SQLException {
        Connection open = open();
        boolean there = offsets.standAt(open, question.from());
        open.commit();
        if (!there) {
            losePlace();
        }
    }

    private void losePlace() {
        LOG.info("{}: the offsets stand elsewhere than we left them, going on from there", target.name());
        rendezvous.losePlace();
    }

    private boolean commit(Batch batch) throws SQLException {
        Connection open = open();
        try (var _ = MaterializerMetrics.COMMIT.labels(target.name()).startTimer()) {
            if (!offsets.advance(open, batch.from(), batch.to())) {
                open.rollback();
                return false;
            }
            witness.reached(Moment.OFFSETS_WRITTEN);
            batch.rows().write(open);
            witness.reached(Moment.ROWS_WRITTEN);
            open.commit();
            witness.reached(Moment.COMMITTED);
            return true;
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = database.getConnection();
            connection = open;
            open.setAutoCommit(false);
            target.prepare(open);
            open.commit();
        }
        return open;
    }

    /** Nothing is known about its state any more: the server rolls back what was not committed. */
    void discardConnection() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try (open) {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("{}: a broken connection did not close", target.name(), e);
            }
        }
    }
}
