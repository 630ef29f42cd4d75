package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.release.Dated;
import org.opencontextgraph.query.server.release.Releases;
import org.opencontextgraph.query.server.release.Shelf;
import org.opencontextgraph.query.server.release.VisibleRelease;

/**
 * Answers about released rows: with an entity tag that stands for what the caller may see (RFC 9110, 8.8.3), from memory when
 * nothing of that changed, and with 304 when the caller has the answer already.
 */
final class Released {
    private static final String REVALIDATE = "private, no-cache";
    private static final String JSON = "application/json";

    private final Releases releases;
    private final Shelf shelf;

    Released(Releases releases, Shelf shelf) {
        this.releases = releases;
        this.shelf = shelf;
    }

    /** Makes the body, as a record. */
    interface Question {
        Object ask(Caller caller) throws SQLException;
    }

    /** Makes the body as it is sent; it says from which release it is. */
    interface Writing {
        Dated<byte[]> write(Caller caller, Releases releases) throws SQLException;
    }

    /** Of two processes that one sees nothing of the release is the same. */
    private record About(String process, Object asked) {}

    /** @param asked a value: whatever the answer depends on besides the caller and the process */
    void answer(Context context, String process, Object asked, Question question) throws SQLException {
        Caller caller = Gatekeeper.caller(context);
        VisibleRelease release = releases.of(caller, process);
        answer(context, release, new About(process, asked), JSON, () -> Json.bytes(question.ask(caller)));
    }

    /** With a body that says from which release it is, in another form than JSON, perhaps. */
    void answer(Context context, String process, Object asked, String contentType, Writing writing)
            throws SQLException {
        Caller caller = Gatekeeper.caller(context);
        VisibleRelease release = releases.of(caller, process);
        answerDated(context, release, new About(process, asked), contentType, () -> writing.write(caller, releases));
    }

    /** About all processes. */
    void answer(Context context, Object asked, Question question) throws SQLException {
        Caller caller = Gatekeeper.caller(context);
        answer(context, releases.of(caller), asked, JSON, () -> Json.bytes(question.ask(caller)));
    }

    /** Makes the body from what the caller may see. */
    interface PostedQuestion {
        Object ask(Caller caller, VisibleRelease release) throws SQLException;
    }

    /** The same for a question that is posted: without a tag, for nobody keeps the answer to a POST. */
    void answerPosted(Context context, String process, Object asked, PostedQuestion question) throws SQLException {
        Caller caller = Gatekeeper.caller(context);
        VisibleRelease release = releases.of(caller, process);
        byte[] body = shelf.get(release, asked, () -> Json.bytes(question.ask(caller, release)));
        context.contentType(JSON).result(body);
    }

    private void answer(Context context, VisibleRelease release, Object asked, String contentType, Shelf.Work work)
            throws SQLException {
        answerDated(context, release, asked, contentType, () -> new Dated<>(work.run(), release));
    }

    private void answerDated(
            Context context, VisibleRelease release, Object asked, String contentType, Shelf.DatedWork work)
            throws SQLException {
        VisibleRelease answered = release;
        if (isKnown(context.header("If-None-Match"), tag(release))) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            Dated<byte[]> body = shelf.getDated(release, asked, work); // if this fails, nothing was said yet
            context.contentType(contentType).result(body.answer());
            answered = body.release();
        }
        context.header("ETag", tag(answered));
        context.header("Cache-Control", REVALIDATE);
    }

    /** Weak: the bytes may be compressed on their way. */
    private static String tag(VisibleRelease release) {
        return "W/\"" + release.id() + "\"";
    }

    private static boolean isKnown(@Nullable String tags, String tag) {
        return tags != null
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(",", -1))
                                .anyMatch(one -> one.strip().equals(tag)));
    }
}
