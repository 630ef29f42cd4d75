package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Caller;
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

    /** Makes the body as it is sent. */
    interface Writing {
        byte[] write(Caller caller) throws SQLException;
    }

    private record About(String process, Object asked) {}

    /** @param asked a value: whatever the answer depends on besides the caller and the process */
    void answer(Context context, String process, Object asked, Question question) throws SQLException {
        answer(context, process, asked, JSON, caller -> Json.bytes(question.ask(caller)));
    }

    /** In another form than JSON, perhaps. */
    void answer(Context context, String process, Object asked, String contentType, Writing writing)
            throws SQLException {
        Caller caller = Gatekeeper.caller(context);
        About about = new About(process, asked); // of two processes that one sees nothing of the release is the same
        answer(context, releases.of(caller, process), about, contentType, () -> writing.write(caller));
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
        String tag = "W/\"" + release.id() + "\""; // weak: the bytes may be compressed on their way
        if (isKnown(context.header("If-None-Match"), tag)) {
            context.status(HttpStatus.NOT_MODIFIED);
        } else {
            byte[] body = shelf.get(release, asked, work); // if this fails, nothing was said yet
            context.contentType(contentType).result(body);
        }
        context.header("ETag", tag);
        context.header("Cache-Control", REVALIDATE);
    }

    private static boolean isKnown(@Nullable String tags, String tag) {
        return tags != null
                && (tags.strip().equals("*")
                        || Arrays.stream(tags.split(",", -1))
                                .anyMatch(one -> one.strip().equals(tag)));
    }
}
