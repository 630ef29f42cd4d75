package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Predicate;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;

/**
 * How often one caller may ask, in this instance of the API: a bucket of tokens for each, five seconds' worth when it is full. Callers
 * are told apart by their subject; whoever has none, by the address that they come from.
 */
final class RateLimits {
    private static final int BURST_SECONDS = 5;

    private final Optional<Buckets> buckets;
    private final Predicate<Context> elsewhere;

    /**
     * @param perSecond 0: as often as they like
     * @param elsewhere what is limited by something other than who asks
     */
    RateLimits(int perSecond, Predicate<Context> elsewhere) {
        this.elsewhere = elsewhere;
        buckets = perSecond == 0
                ? Optional.empty()
                : Optional.of(new Buckets((long) BURST_SECONDS * perSecond, perSecond));
    }

    /** After the caller was let in. Health and metrics are free: whoever watches us must not be turned away by whoever floods us. */
    void check(Context context) throws TooManyRequestsException {
        if (buckets.isPresent() && context.path().startsWith("/api/") && !elsewhere.test(context)) {
            buckets.get().take(who(context), 1);
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
