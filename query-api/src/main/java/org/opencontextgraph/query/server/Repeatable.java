package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;
import java.util.regex.Pattern;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.repeat.KeyedRequest;
import org.opencontextgraph.query.server.repeat.RequestBook;
import org.opencontextgraph.query.server.repeat.Turn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code Idempotency-Key}: a request that changes something may be sent again with the same key when its answer was lost. It is
 * done once, and answered alike. What was refused or failed is not remembered, so it may be tried again.
 */
final class Repeatable {
    static final String KEY = "Idempotency-Key";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final Pattern HARMLESS = Pattern.compile("\"?[\\x21\\x23-\\x7e]{1,200}\"?");
    private static final Logger LOG = LoggerFactory.getLogger(Repeatable.class);

    private final RequestBook book;

    Repeatable(RequestBook book) {
        this.book = book;
    }

    Handler once(Handler work) {
        return context -> {
            String key = context.header(KEY);
            if (key == null) {
                work.handle(context);
            } else {
                take(context, asked(context, key), work);
            }
        };
    }

    private void take(Context context, KeyedRequest asked, Handler work) throws Exception {
        switch (book.begin(asked)) {
            case Turn.Begun _ -> begin(context, asked, work);
            case Turn.Done done -> {
                context.status(done.status()).contentType(done.contentType()).result(done.body());
                context.header(REPLAYED, "true");
            }
            case Turn.UnderWay _ -> {
                context.header("Retry-After", "1");
                Problem.answer(context, HttpStatus.CONFLICT, "the request with this key is still being done");
            }
            case Turn.OfAnother _ ->
                Problem.answer(
                        context,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "this key belongs to another request; take a new one for each");
        }
    }

    private void begin(Context context, KeyedRequest asked, Handler work) throws Exception {
        boolean done = false;
        try {
            work.handle(context);
            done = context.status().isSuccess();
        } finally {
            end(context, asked, done);
        }
    }

    /** The work is done, or not; a book that cannot be written changes nothing of that. */
    private void end(Context context, KeyedRequest asked, boolean done) {
        try {
            if (done) {
                book.done(
                        asked,
                        new Turn.Done(
                                context.statusCode(),
                                Objects.requireNonNullElse(context.res().getContentType(), "application/json"),
                                Objects.requireNonNullElse(context.result(), "")));
            } else {
                book.forget(asked);
            }
        } catch (SQLException | org.jooq.exception.DataAccessException e) {
            LOG.warn("how a request with a key ended could not be written down: {}", e.toString());
        }
    }

    private static KeyedRequest asked(Context context, String key) {
        if (Collections.list(context.req().getHeaders(KEY)).size() > 1
                || !HARMLESS.matcher(key).matches()) {
            throw new BadRequestException(KEY + " must be 1 to 200 visible characters, and be given once", null);
        }
        Subject caller = Gatekeeper.caller(context)
                .subject()
                .orElseThrow(() -> new BadRequestException("a token without a subject has no keys", null));
        return KeyedRequest.of(
                caller,
                key.replace("\"", ""),
                context.method().name().getBytes(StandardCharsets.UTF_8),
                context.path().getBytes(StandardCharsets.UTF_8),
                Objects.requireNonNullElse(context.queryString(), "").getBytes(StandardCharsets.UTF_8),
                Json.read(context));
    }
}
