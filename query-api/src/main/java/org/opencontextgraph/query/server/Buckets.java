package org.opencontextgraph.query.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/** A bucket of tokens for each name, in this instance of the API. */
final class Buckets {
    private static final int REMEMBERED = 100_000;
    private static final long NANOS = 1_000_000_000;

    private final LoadingCache<String, Bucket> buckets;

    /** @param atOnce what a full one has */
    Buckets(long atOnce, long perSecond) {
        buckets = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(
                        Duration.ofSeconds(Math.ceilDiv(atOnce, perSecond)).plusMinutes(1)) // full again by then
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(atOnce).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }

    void take(String name, long tokens) throws TooManyRequestsException {
        take(name, tokens, tokens);
    }

    /** @param wanted what whoever is refused waits for: more than this part of it */
    void take(String name, long tokens, long wanted) throws TooManyRequestsException {
        Bucket bucket = buckets.get(name);
        if (!bucket.tryConsume(tokens)) {
            throw tooMany(bucket.estimateAbilityToConsume(wanted));
        }
    }

    /** Whether so many could be taken now; takes none. */
    void check(String name, long tokens) throws TooManyRequestsException {
        EstimationProbe probe = buckets.get(name).estimateAbilityToConsume(tokens);
        if (!probe.canBeConsumed()) {
            throw tooMany(probe);
        }
    }

    private static TooManyRequestsException tooMany(EstimationProbe probe) {
        return new TooManyRequestsException(Math.max(1, Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS)));
    }
}
