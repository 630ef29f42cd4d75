package org.opencontextgraph.query.server;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.webhook.Inbox;
import org.opencontextgraph.query.server.webhook.NotTakenException;
import org.opencontextgraph.query.server.webhook.Sealer;

/**
 * What tools send by themselves. Nobody knows here who the sender is: only the connector subsystem has the secret that it is signed
 * with. So it is sealed and passed on, and what anybody may make us do is bounded: the size of a delivery, how often one
 * connector is sent something, and the memory for all that is on its way.
 */
final class WebhookRoutes {
    static final String PATH = "/api/v1/webhooks/{connector}";

    /** As much as GitHub sends at most. */
    static final int LARGEST_BODY = 25 << 20;

    private static final int LARGEST_SEALED = (8 << 20) - (64 << 10);
    private static final int MEMORY_KIB = 64 << 10;
    private static final int PER_SECOND = 50;
    private static final int BURST = 1_000;
    private static final long NANOS = 1_000_000_000;

    /** Header fields that tell what a delivery is and who signed it; cookies, tokens and addresses are none. */
    private static final Pattern PASSED_ON =
            Pattern.compile("content-type|x-(?!forwarded|real)[a-z0-9-]+|webhook-[a-z]+|ce-[a-z0-9]+");

    private static final int MOST_HEADERS = 64;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Sealer sealer;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Semaphore memory = new Semaphore(MEMORY_KIB);
    private final LoadingCache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterAccess(Duration.ofMinutes(1)) // full again by then
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(BURST).refillGreedy(PER_SECOND, Duration.ofSeconds(1)))
                    .build());

    WebhookRoutes(Sealer sealer, Inbox inbox, InstantSource clock) {
        this.sealer = sealer;
        this.inbox = inbox;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post(PATH, AccessPolicy.PUBLIC, this::take));
    }

    private void take(Context context) throws IOException, NotTakenException, TooManyRequestsException {
        String connector = context.pathParam("connector");
        if (!NAME.matcher(connector).matches() || !sealer.takes(connector)) {
            throw new NotFoundResponse();
        }
        ConsumptionProbe probe = buckets.get(connector).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new TooManyRequestsException(Math.ceilDiv(probe.getNanosToWaitForRefill(), NANOS));
        }
        long length = context.req().getContentLengthLong();
        if (length > LARGEST_BODY) {
            throw tooLarge();
        }
        int room = Math.toIntExact(Math.ceilDiv(length < 0 ? LARGEST_BODY : length, 1024L)) + 1;
        if (!memory.tryAcquire(room)) {
            throw new TooManyRequestsException(1);
        }
        try {
            passOn(context, connector);
        } finally {
            memory.release(room);
        }
    }

    private void passOn(Context context, String connector) throws IOException, NotTakenException {
        byte[] body = body(context);
        byte[] sealed = sealer.delivery(connector, headers(context), body)
                .orElseThrow(
                        () -> new NotTakenException("no key is known", new IllegalStateException("no public key")));
        if (sealed.length > LARGEST_SEALED) {
            throw tooLarge();
        }
        inbox.put(connector, clock.instant(), sealed);
        context.status(HttpStatus.ACCEPTED);
    }

    private static byte[] body(Context context) throws IOException {
        InputStream in = context.req().getInputStream();
        byte[] body;
        try {
            body = in.readNBytes(LARGEST_BODY + 1);
        } catch (IOException e) {
            throw new BadRequestException("the body could not be read", e);
        }
        if (body.length > LARGEST_BODY) {
            throw tooLarge();
        }
        return body;
    }

    /** All of them or none: what is left out might be what tells one delivery from another. */
    private static Map<String, String> headers(Context context) {
        Map<String, String> headers = new TreeMap<>();
        context.headerMap().forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (PASSED_ON.matcher(lower).matches()) {
                headers.put(lower, value);
            }
        });
        if (headers.size() > MOST_HEADERS) {
            throw new BadRequestException(
                    "a delivery has at most " + MOST_HEADERS + " header fields that tell what it is", null);
        }
        return headers;
    }

    private static HttpResponseException tooLarge() {
        return new HttpResponseException(HttpStatus.CONTENT_TOO_LARGE.getCode());
    }
}
