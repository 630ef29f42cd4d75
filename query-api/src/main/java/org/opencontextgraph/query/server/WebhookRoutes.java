package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
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
 * with. So it is sealed and passed on, and what anybody may make us do is bounded: the size of a delivery, the time it takes to
 * arrive, how often and how much one connector is sent, and the memory for all that is on its way.
 */
final class WebhookRoutes {
    private static final String BEFORE_THE_NAME = "/api/v1/webhooks/";

    static final String PATH = BEFORE_THE_NAME + "{connector}";

    /** As much as GitHub sends at most. */
    static final int LARGEST_BODY = 25 << 20;

    /** For a whole delivery to arrive. */
    static final Duration IN_TIME = Duration.ofSeconds(30);

    private static final int LARGEST_SEALED = (8 << 20) - (64 << 10);
    private static final int ROOM = 64 << 20;
    private static final int PER_SECOND = 50;
    private static final int BURST = 1_000;

    /** Of content: what anybody can make the inbox keep for a day. */
    private static final int BYTES_PER_SECOND = 256 << 10;

    private static final int BYTES_AT_ONCE = 64 << 20;

    /** What the smallest delivery takes in the inbox: its seal, its key and its time. */
    private static final int AROUND = 256;

    /** Header fields that tell what a delivery is and who signed it; cookies, tokens and addresses are none. */
    private static final Pattern PASSED_ON =
            Pattern.compile("content-type|x-(?!forwarded|real)[a-z0-9-]+|webhook-[a-z]+|ce-[a-z0-9]+");

    private static final int MOST_HEADERS = 64;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final Sealer sealer;
    private final Inbox inbox;
    private final InstantSource clock;
    private final Duration inTime;
    private final Semaphore room = new Semaphore(ROOM / IncomingBody.PIECE);
    private final Semaphore listening = new Semaphore(8);
    private final Buckets deliveries = new Buckets(BURST, PER_SECOND);
    private final Buckets bytes = new Buckets(BYTES_AT_ONCE, BYTES_PER_SECOND);

    /** @param inTime for a whole delivery to arrive */
    WebhookRoutes(Sealer sealer, Inbox inbox, InstantSource clock, Duration inTime) {
        this.sealer = sealer;
        this.inbox = inbox;
        this.clock = clock;
        this.inTime = inTime;
    }

    List<Route> routes() {
        return List.of(Route.post(PATH, AccessPolicy.PUBLIC, this::take));
    }

    /**
     * Whether it is limited by what its connector takes. All tools may come from one address, that of a proxy; whoever guesses names
     * there keeps none of them away.
     */
    boolean isForATaker(Context context) {
        String path = context.path();
        return HandlerType.POST.equals(context.method())
                && path.startsWith(BEFORE_THE_NAME)
                && takes(path.substring(BEFORE_THE_NAME.length()));
    }

    private boolean takes(String connector) {
        return NAME.matcher(connector).matches() && sealer.takes(connector);
    }

    private void take(Context context) throws IOException, NotTakenException, TooManyRequestsException {
        String connector = context.pathParam("connector");
        if (!takes(connector)) {
            throw new NotFoundResponse();
        }
        deliveries.take(connector, 1);
        long announced = Math.max(0, context.req().getContentLengthLong());
        boolean waits = context.header("Expect") != null; // to be told before it sends
        if (announced > (waits ? LARGEST_BODY : IncomingBody.MOST_LISTENED_TO)) {
            throw tooLarge();
        }
        Map<String, String> headers = headers(context);
        try (Deadline deadline = new Deadline(context.req(), inTime);
                IncomingBody body = new IncomingBody(context.req().getInputStream(), deadline, room, listening)) {
            if (announced > LARGEST_BODY) {
                throw body.tooLarge();
            }
            bytes.check(connector, AROUND + length(headers) + announced);
            bytes.take(connector, AROUND + length(headers));
            passOn(
                    connector,
                    headers,
                    body.read(LARGEST_BODY, (arrived, soFar) -> bytes.take(connector, arrived, soFar)));
        }
        context.status(HttpStatus.ACCEPTED);
    }

    private static long length(Map<String, String> headers) {
        return headers.entrySet().stream()
                .mapToLong(
                        header -> header.getKey().length() + header.getValue().length())
                .sum();
    }

    private void passOn(String connector, Map<String, String> headers, byte[] body) throws NotTakenException {
        byte[] sealed = sealer.delivery(connector, headers, body)
                .orElseThrow(
                        () -> new NotTakenException("no key is known", new IllegalStateException("no public key")));
        if (sealed.length > LARGEST_SEALED) {
            throw tooLarge();
        }
        inbox.put(connector, clock.instant(), sealed);
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
