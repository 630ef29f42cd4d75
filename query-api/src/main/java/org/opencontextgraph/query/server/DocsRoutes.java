package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;

/**
 * The contract as a page, by Swagger UI out of the program itself. Its policy lets the browser ask no other host for anything, and
 * the page sends no requests to this one but for the contract.
 */
final class DocsRoutes {
    private static final String LIBRARY = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String HOUR = "public, max-age=3600";

    private final String page = read("docs.html");
    private final Map<String, File> files;

    private record File(String contentType, String text) {}

    DocsRoutes() {
        String library = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
        files = Map.of(
                "reader.js", new File("text/javascript", read(library + "swagger-ui-bundle.js")),
                "reader.css", new File("text/css", read(library + "swagger-ui.css")),
                "start.js", new File("text/javascript", read("docs.js")));
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/docs", AccessPolicy.PUBLIC, this::page),
                Route.get("/api/v1/docs/{file}", AccessPolicy.PUBLIC, this::file));
    }

    private void page(Context context) {
        context.header("Content-Security-Policy", POLICY);
        context.contentType("text/html; charset=utf-8").result(page);
    }

    private void file(Context context) {
        File file = files.get(context.pathParam("file"));
        if (file == null) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", HOUR);
        context.contentType(file.contentType() + "; charset=utf-8").result(file.text());
    }

    private static String version() {
        Properties properties = new Properties();
        try (InputStream in = open(LIBRARY)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static String read(String resource) {
        try (InputStream in = open(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        @Nullable InputStream in = DocsRoutes.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException("missing in the program: " + resource);
        }
        return in;
    }
}
