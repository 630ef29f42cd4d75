package org.opencontextgraph.query.server;

import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;

/**
 * By when a body must be here. A byte now and then would keep a connection for ever, as each begins its idle time anew: that time
 * is what is left, until this is closed.
 */
final class Deadline implements AutoCloseable {
    /** So that nobody is cut off between two reads, where nothing could be answered. */
    private static final long GRACE_MILLIS = 100;

    private final EndPoint connection;
    private final long idleMillis;
    private final long end;

    Deadline(ServletRequest request, Duration time) {
        connection = ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        idleMillis = connection.getIdleTimeout();
        end = System.nanoTime() + time.toNanos();
    }

    /**
     * Before each read, which then ends in time.
     *
     * @throws HttpResponseException 408 when it is too late
     */
    void check() {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw missed();
        }
        connection.setIdleTimeout(Duration.ofNanos(left).toMillis() + GRACE_MILLIS);
    }

    static HttpResponseException missed() {
        return new HttpResponseException(HttpStatus.REQUEST_TIMEOUT.getCode());
    }

    @Override
    public void close() {
        connection.setIdleTimeout(idleMillis);
    }
}
