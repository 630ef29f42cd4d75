package org.opencontextgraph.ingest.kit;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Something that goes wrong between a tool and its connector. */
public record Fault(String name, Span span, Damage damage) {

    /** For how long. */
    public enum Span {
        ONCE,
        FROM_THEN_ON,
        /** What else is asked for is answered. */
        OF_THIS_PATH_FROM_THEN_ON
    }

    /** What becomes of the answer. */
    @FunctionalInterface
    public interface Damage {
        void answer(Line line, Reply whole) throws IOException, InterruptedException;
    }

    /** Another answer in its place, once. */
    public static Fault instead(String name, Reply reply) {
        return new Fault(name, Span.ONCE, (line, _) -> line.send(reply));
    }

    /** A refusal, once. */
    public static Fault status(int status) {
        return instead(Integer.toString(status), Reply.status(status));
    }

    /** The body ends in the middle. */
    public static Fault cut() {
        return new Fault("a body that ends in the middle", Span.ONCE, Line::cut);
    }

    /** 429 with {@code Retry-After}. */
    public static Fault limited(String seconds) {
        return instead("429, again in " + seconds + " s", Reply.status(429, Map.of("Retry-After", seconds)));
    }

    /**
     * All that a connector over HTTP has to stand.
     *
     * @param elsewhere a server that is not the tool's
     */
    public static List<Fault> all(URI elsewhere) {
        return List.of(
                limited("0"),
                limited("3600"),
                instead("403 of a rate limit", Reply.status(403, Map.of("Retry-After", "0"))),
                instead("403 of a rate limit of an hour", Reply.status(403, anHour())),
                status(500),
                status(502),
                instead("503, again at once", Reply.status(503, Map.of("Retry-After", "0"))),
                new Fault("503 for long", Span.FROM_THEN_ON, (line, _) -> line.send(Reply.status(503))),
                new Fault("a slow body", Span.ONCE, Line::dribble),
                new Fault("a body that stops", Span.ONCE, Line::stall),
                cut(),
                new Fault("half a body that says it is whole", Span.ONCE, (line, whole) -> line.send(half(whole))),
                new Fault("a connection that is closed", Span.ONCE, (line, _) -> line.hangUp()),
                new Fault("a token that is taken back", Span.FROM_THEN_ON, (line, _) -> line.send(Reply.status(401))),
                new Fault(
                        "a scope that is missing",
                        Span.OF_THIS_PATH_FROM_THEN_ON,
                        (line, _) -> line.send(Reply.status(403))),
                instead("another server", Reply.status(301, Map.of("Location", elsewhere + "/somewhere"))),
                instead("a page for people", new Reply(200, Map.of("Content-Type", "text/html"), PAGE)),
                instead("an answer without anything", new Reply(200, Map.of(), "")),
                instead("an answer with nothing in it", Reply.json("{}")));
    }

    private static final String PAGE = "<!doctype html><title>Sign in</title><p>The tool is being maintained.";

    private static Map<String, String> anHour() {
        return Map.of(
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                Long.toString(Instant.now().getEpochSecond() + 3600));
    }

    private static Reply half(Reply whole) {
        String body = whole.body();
        return new Reply(whole.status(), whole.headers(), body.substring(0, body.length() / 2));
    }

    @Override
    public String toString() {
        return name;
    }
}
