package org.opencontextgraph.compose.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.ApiServer;
import org.opencontextgraph.query.server.ApiSettings;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.personal.Correction;
import org.opencontextgraph.query.server.personal.PersonId;
import org.opencontextgraph.query.server.personal.PersonalLog;

/** The real API over a store, asked over HTTP with signed tokens. */
final class Door implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static final Caller ADMINISTRATOR = new Caller("the administrator", List.of());

    private final Tokens tokens = new Tokens();
    private final HikariDataSource database;
    private final ApiServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final boolean remembers;
    private final Map<String, HttpResponse<String>> remembered = new HashMap<>();
    private volatile OptOuts optOuts = (_, _) -> {};
    private long requests;

    /** Where somebody who opts out over the API is heard, in the API's own thread. */
    interface OptOuts {
        void heard(String person, long since);
    }

    Door(Store store, Fault fault) throws IOException {
        this(store.as(Role.API), fault);
    }

    Door(DataSource released, Fault fault) throws IOException {
        this.remembers = fault.remembered();
        HikariConfig pool = new HikariConfig();
        pool.setDataSource(released);
        pool.setMaximumPoolSize(4);
        database = new HikariDataSource(pool);
        server = ApiServer.start(
                new ApiSettings("127.0.0.1", 0, false, false, tokens.settings()),
                database,
                List.of(),
                new Words(),
                new Decisions(),
                (_, _, _) -> {
                    throw new IllegalStateException("nothing is sent here");
                });
    }

    private final class Words implements PersonalLog {
        @Override
        public void write(PersonId person, boolean optedIn, Instant since) {
            if (optedIn) {
                throw new IllegalStateException("nobody opts in over the API here");
            }
            optOuts.heard(person.value(), since.toEpochMilli());
        }

        @Override
        public void write(PersonId person, Correction correction) {
            throw new IllegalStateException("nobody corrects tasks here");
        }
    }

    private static final class Decisions implements LinkLog {
        @Override
        public void write(String account, Optional<String> person) {
            throw new IllegalStateException("nobody links accounts here");
        }

        @Override
        public void same(String person, Optional<String> sameAs) {
            throw new IllegalStateException("nobody merges persons here");
        }
    }

    /** Must be answered with 200. */
    JsonNode read(Caller caller, String path) throws IOException, InterruptedException {
        return JSON.readTree(ok(path, ask(caller, "GET", path, null)));
    }

    int status(Caller caller, String path) throws IOException, InterruptedException {
        return ask(caller, "GET", path, null).statusCode();
    }

    JsonNode send(Caller caller, String method, String path, String body) throws IOException, InterruptedException {
        return JSON.readTree(ok(path, ask(caller, method, path, body)));
    }

    /** What is answered to a question that is posted, as it comes. */
    String post(Caller caller, String path, String body) throws IOException, InterruptedException {
        return ok(path, ask(caller, "POST", path, body));
    }

    void optOut(Caller caller) {
        try {
            JsonNode said = send(caller, "PUT", "/api/v1/me/consent", "{\"opted_in\":false}");
            if (said.path("opted_in").asBoolean(true)) {
                throw new AssertionError(said.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The items of all pages. */
    List<JsonNode> all(Caller caller, String path, String items, int limit) throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = read(caller, path + (path.contains("?") ? "&" : "?") + "limit=" + limit + cursor);
            page.path(items).forEach(all::add);
            cursor = page.path("next_cursor").isTextual()
                    ? "&cursor=" + URLEncoder.encode(page.path("next_cursor").asText(), StandardCharsets.UTF_8)
                    : "";
        } while (!cursor.isEmpty());
        return all;
    }

    long requests() {
        return requests;
    }

    /** For the people of a world. */
    void open(OptOuts optOuts) {
        this.optOuts = optOuts;
        tokens.forget();
        remembered.clear();
    }

    private HttpResponse<String> ask(Caller caller, String method, String path, @Nullable String body)
            throws IOException, InterruptedException {
        requests++;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .header("Authorization", "Bearer " + tokens.of(caller))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        String question = caller + path;
        HttpResponse<String> known = remembered.get(question);
        if (known != null) {
            return known;
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (remembers && path.contains("cursor=")) {
            remembered.put(question, answer);
        }
        return answer;
    }

    private static String ok(String path, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    @Override
    public void close() {
        try (tokens;
                database;
                server;
                client) {
            // closed in the reverse order
        }
    }
}
