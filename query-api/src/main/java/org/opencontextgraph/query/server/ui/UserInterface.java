package org.opencontextgraph.query.server.ui;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;

/**
 * Answers what no route of the API answers and the user interface has a file for. It is asked last and only about GET and HEAD, so it
 * takes no answer from any route: an address of the API that is not there, or does not take a method, says so as without it.
 */
public final class UserInterface implements ResourceHandler {
    private static final String ANSWERED = "user-interface";

    /** Characters that fit into the head of an answer beside all else. */
    private static final int LONGEST_QUERY = 16_000;

    /** All that the pages need is in their own files; nothing of them runs in another site's frame or beside another's window. */
    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self';"
                    + " connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none';"
                    + " frame-ancestors 'none'",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Permissions-Policy",
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), hid=(),"
                    + " magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()");

    /**
     * For an address with an empty segment, instead of the page that says that there is none: a script there would take
     * {@code //x} for another host, and its browser refuse it.
     */
    private static final UiFile NOTHING = new UiFile("nothing.html", """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Not here</title>
            <p>There is nothing at this address. <a href="/">Open Context Graph</a>
            </html>
            """.getBytes(StandardCharsets.UTF_8), false);

    private final UiFiles files;

    public UserInterface(UiFiles files) {
        this.files = files;
    }

    /** Whether this request was answered with a file, and not by a route. */
    public static boolean answered(Context context) {
        return context.attribute(ANSWERED) != null;
    }

    /** Whether there is a start page, and the one who asks for something else is a person whom it would help. */
    public boolean isToBeShown(Context context) {
        return isRead(context) && isForAPerson(context) && files.has("/");
    }

    @Override
    public boolean canHandle(Context context) {
        return isRead(context)
                && (files.has(context.path())
                        || withoutSlash(context).isPresent()
                        || (isNavigation(context) && files.notFound().isPresent()));
    }

    @Override
    public boolean handle(Context context) {
        Optional<UiFile> file = files.at(context.path());
        if (file.isPresent()) {
            answer(context, file.get(), HttpStatus.OK);
            return true;
        }
        Optional<String> page = withoutSlash(context);
        if (page.isPresent()) {
            send(context, page.get());
            return true;
        }
        Optional<UiFile> none = isNavigation(context) ? files.notFound() : Optional.empty();
        none.map(notFound -> context.path().contains("//") ? NOTHING : notFound)
                .ifPresent(notFound -> answer(context, notFound, HttpStatus.NOT_FOUND));
        return none.isPresent();
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context context) {
        return Set.of(AccessPolicy.PUBLIC);
    }

    /** Nobody adds folders to what is served. */
    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        throw new IllegalStateException("only the files that the program was packed with are served");
    }

    private static boolean isRead(Context context) {
        return context.method().equals(HandlerType.GET) || context.method().equals(HandlerType.HEAD);
    }

    /**
     * Where the page is that is meant by an address with one slash too many at its end. The path is one of ours, so that nobody
     * can be sent elsewhere; the query is the browser's own.
     */
    private Optional<String> withoutSlash(Context context) {
        String path = context.path();
        String query = context.queryString() == null ? "" : '?' + context.queryString();
        return path.endsWith("/") && query.length() <= LONGEST_QUERY
                ? Optional.of(path.substring(0, path.length() - 1))
                        .filter(files::hasPage)
                        .map(page -> page + query)
                : Optional.empty();
    }

    /** Programs want to be told in their own way. */
    private static boolean isForAPerson(Context context) {
        String accept = context.header("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** A person with a browser, and not at an address of the API. */
    private static boolean isNavigation(Context context) {
        String path = context.path();
        return isForAPerson(context) && !path.equals("/api") && !path.startsWith("/api/");
    }

    private static void send(Context context, String page) {
        context.attribute(ANSWERED, true);
        HEADERS.forEach(context::header);
        context.status(HttpStatus.PERMANENT_REDIRECT).header("Location", page);
    }

    private static void answer(Context context, UiFile file, HttpStatus status) {
        context.attribute(ANSWERED, true);
        HEADERS.forEach(context::header);
        boolean isFound = status == HttpStatus.OK;
        boolean isPacked = file.canBePacked() && takesGzip(context);
        String etag = file.etag(isPacked);
        context.header(
                "Cache-Control",
                isFound && file.unchanging()
                        ? "public, max-age=31536000, immutable"
                        : isFound ? "no-cache" : "no-store");
        if (isFound) {
            context.header("ETag", etag);
            if (isKnown(context, etag)) {
                context.status(HttpStatus.NOT_MODIFIED);
                return;
            }
        }
        if (isPacked) {
            context.header("Content-Encoding", "gzip");
        }
        context.minSizeForCompression(Integer.MAX_VALUE); // it is packed as it is meant to be
        context.res().setContentLength(file.length(isPacked));
        context.status(status).contentType(file.contentType()).result(file.bytes(isPacked));
    }

    /** RFC 9110, 13.1.2; whoever says {@code *} has something, and we cannot know what. */
    private static boolean isKnown(Context context, String etag) {
        String known = context.header("If-None-Match");
        return known != null
                && Arrays.stream(known.split(",", -1))
                        .map(String::strip)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(etag::equals);
    }

    /** {@code gzip} or {@code *}, not with a weight of nought (RFC 9110, 12.5.3). */
    private static boolean takesGzip(Context context) {
        String accepted = context.header("Accept-Encoding");
        if (accepted == null) {
            return false;
        }
        Optional<String> named = weight(accepted, "gzip");
        return named.or(() -> weight(accepted, "*"))
                .filter(weight -> !weight.matches("0(\\.0*)?"))
                .isPresent();
    }

    private static Optional<String> weight(String accepted, String coding) {
        return Arrays.stream(accepted.toLowerCase(Locale.ROOT).split(",", -1))
                .map(one -> one.replaceAll("\\s", ""))
                .filter(one -> one.equals(coding) || one.startsWith(coding + ";q="))
                .map(one -> one.equals(coding) ? "1" : one.substring(coding.length() + 3))
                .findFirst();
    }
}
