package org.opencontextgraph.ingest.job;

import io.lettuce.core.RedisException;
import java.sql.SQLException;
import org.jooq.exception.DataAccessException;
import org.slf4j.LoggerFactory;

/** What a worker writes down in PostgreSQL and Redis, each of which may be away: what fails is done again in a later round. */
final class Books {
    private final Outages outages = new Outages(LoggerFactory.getLogger(Worker.class));
    private final JobQueue queue;

    /** Work on the books. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    Books(JobQueue queue) {
        this.queue = queue;
    }

    /** Whether it could be done. */
    boolean attempt(Work work) {
        try {
            work.run();
            return true;
        } catch (RedisException e) {
            outages.add("the worker cannot reach Redis; what runs goes on", e);
            queue.disconnect();
        } catch (SQLException | DataAccessException e) {
            outages.add("the worker cannot reach PostgreSQL; what runs goes on", e);
        } catch (RuntimeException e) {
            outages.add("the worker's books failed, and are done again; what runs goes on", e);
        }
        return false;
    }

    /** Everything could be done. */
    void over() {
        outages.over();
    }
}
