package org.opencontextgraph.query.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;

/**
 * How often one caller may ask, in this instance of the API: a bucket of tokens for each, five seconds' worth when it is full. Callers
 * are told apart by their subject; whoever has none, by the address that they come from.
 */
final class RateLimits {
    private static final int BURST_SECONDS = 5;
    private static final int REMEMBERED = 100_000;
    private static final long NANOS = 1_000_000_000;

    private final Optional<LoadingCache<String, Bucket>> buckets;

    /** @param perSecond 0: as often as they like */
    RateLimits(int perSecond) {
        buckets = perSecond == 0
                ? Optional.empty()
                : Optional.of(Caffeine.newBuilder()
                        .maximumSize(REMEMBERED)
                        .expireAfterAccess(Duration.ofMinutes(1)) // full again by then
                        .build(_ -> Bucket.builder()
                                .addLimit(limit -> limit.capacity((long) BURST_SECONDS * perSecond)
                                        .refillGreedy(perSecond, Duration.ofSeconds(1)))
                                .build()));
    }

    /** After the caller was let in. Health and metrics are free: whoever watches us must not be turned away by whoever floods us. */
    void check(Context context) throws TooManyRequestsException {
        if (buckets.isEmpty() || !context.path().startsWith("/api/")) {
            return;
        }
        ConsumptionProbe probe = buckets.get().get(who(context)).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequestsException(Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS));
        }
    }

    private static String who(Context context) {
        if (Gatekeeper.policy(context) == AccessPolicy.PUBLIC) {
            return "address " + context.ip();
        }
        Caller caller = Gatekeeper.caller(context);
        return caller.subject().map(Subject::value).map("subject "::concat).orElseGet(() -> "address " + context.ip());
    }
}
