package org.opencontextgraph.ingest.http;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.impl.DefaultHttpRequestRetryStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Asks again what may go well in a moment: 429 and 503 after what {@code Retry-After} says (RFC 9110, 10.2.3), 500, 502 and 504
 * after a second. Code hosts also say 403 with {@code X-RateLimit-Remaining: 0}, or with {@code Retry-After}.
 * Who would have to wait for longer than {@link #LONGEST} is refused, and its job is tried again a minute later: a worker that waits
 * does nothing else meanwhile, and the live lane's clock is one of its jobs.
 */
final class Patience extends DefaultHttpRequestRetryStrategy {
    static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 3;

    private final InstantSource clock;
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong waitedMillis = new AtomicLong();

    Patience(InstantSource clock, TimeValue pause) {
        super(
                ATTEMPTS,
                pause,
                List.of(
                        InterruptedIOException.class,
                        UnknownHostException.class,
                        ConnectException.class,
                        NoRouteToHostException.class,
                        SSLException.class),
                List.of(429, 500, 502, 503, 504));
        this.clock = clock;
    }

    @Override
    public boolean retryRequest(HttpResponse answer, int attempt, HttpContext context) {
        boolean passes = super.retryRequest(answer, attempt, context) || (isLimited(answer) && attempt <= ATTEMPTS);
        long wait = getRetryInterval(answer, attempt, context).toMilliseconds();
        boolean again = passes && wait <= LONGEST.toMillis();
        if (again) {
            waits.incrementAndGet();
            waitedMillis.addAndGet(wait);
        }
        return again;
    }

    /** How often, and how long, the tool had this client wait so far. */
    Waited waited() {
        return new Waited(waits.get(), waitedMillis.get());
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse answer, int attempt, HttpContext context) {
        TimeValue usual = super.getRetryInterval(answer, attempt, context);
        if (answer.getCode() != 403 && answer.getCode() != 429) {
            return usual;
        }
        Long reset = number(answer, "X-RateLimit-Reset");
        Long wait = number(answer, "Retry-After");
        if (wait != null) {
            return TimeValue.ofSeconds(wait);
        }
        return reset == null || !"0".equals(value(answer, "X-RateLimit-Remaining"))
                ? usual
                : TimeValue.ofSeconds(Math.max(1, reset - clock.instant().getEpochSecond()));
    }

    /** Whether its 403 is a 429. */
    static boolean isLimited(HttpResponse answer) {
        return answer.getCode() == 403
                && (answer.containsHeader("Retry-After") || "0".equals(value(answer, "X-RateLimit-Remaining")));
    }

    private static @Nullable Long number(HttpResponse answer, String header) {
        String value = value(answer, header);
        return value != null && value.matches("[0-9]{1,15}") ? Long.valueOf(value) : null;
    }

    private static @Nullable String value(HttpResponse answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
