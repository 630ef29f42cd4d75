package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;
import org.opencontextgraph.query.server.login.LoginSettings;
import org.opencontextgraph.query.server.ui.UiFiles;
import org.opencontextgraph.query.server.ui.UserInterface;
import org.opencontextgraph.query.testing.RecordingDatabase;
import org.opencontextgraph.query.testing.TestDatabase;

/** A running API over a database of its own, asked over HTTP. */
final class TestApi implements AutoCloseable {
    /** Sooner than people would: a test waits for what comes too late. */
    private static final Duration DELIVERED_IN = Duration.ofSeconds(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    final TestDatabase database;
    final TestIssuer issuer;
    final ApiServer server;
    final AtomicBoolean roomsStopped = new AtomicBoolean();
    private final HttpClient client = HttpClient.newHttpClient();
    final TestWords words;
    final TestLinks links;
    final TestInbox inbox = new TestInbox();
    private int units;

    private TestApi(TestDatabase database, boolean ungated, UnaryOperator<DataSource> between) throws IOException {
        this(
                database,
                between,
                issuer -> new ApiSettings(
                        "127.0.0.1", 0, false, ungated, 0, issuer.settings(), Optional.of(TestProvider.login())));
    }

    private TestApi(
            TestDatabase database, UnaryOperator<DataSource> between, Function<TestIssuer, ApiSettings> settings)
            throws IOException {
        this(database, between, settings, new UserInterface(UiFiles.packaged()));
    }

    private TestApi(
            TestDatabase database,
            UnaryOperator<DataSource> between,
            Function<TestIssuer, ApiSettings> settings,
            UserInterface userInterface)
            throws IOException {
        this.database = database;
        issuer = new TestIssuer();
        words = new TestWords(database);
        links = new TestLinks(database);
        server = ApiServer.start(
                settings.apply(issuer),
                between.apply(database.as(Role.API)),
                List.of(new ReadinessCheck("rooms", () -> !roomsStopped.get())),
                words,
                links,
                inbox,
                userInterface,
                DELIVERED_IN);
    }

    static TestApi gated() throws IOException, SQLException {
        return new TestApi(TestDatabase.migrated(), false, UnaryOperator.identity());
    }

    /** Believes another issuer than its own. */
    static TestApi loggingIn(AuthSettings auth, LoginSettings login) throws IOException, SQLException {
        return loggingIn(TestDatabase.migrated(), auth, login);
    }

    static TestApi loggingIn(TestDatabase database, AuthSettings auth, LoginSettings login) throws IOException {
        return new TestApi(
                database,
                UnaryOperator.identity(),
                _ -> new ApiSettings("127.0.0.1", 0, false, false, 0, auth, Optional.of(login)));
    }

    /** Also has the few pages of the tests. */
    static TestApi loggingIn(AuthSettings auth, LoginSettings login, UserInterface userInterface)
            throws IOException, SQLException {
        return new TestApi(
                TestDatabase.migrated(),
                UnaryOperator.identity(),
                _ -> new ApiSettings("127.0.0.1", 0, false, false, 0, auth, Optional.of(login)),
                userInterface);
    }

    /** Over connections that are kept, or can be cut, and with the few pages of the tests. */
    static TestApi loggingIn(TestDatabase database, DataSource connections, AuthSettings auth, LoginSettings login)
            throws IOException {
        return new TestApi(
                database,
                _ -> connections,
                _ -> new ApiSettings("127.0.0.1", 0, false, false, 0, auth, Optional.of(login)),
                new UserInterface(UiFiles.in("/org/opencontextgraph/ui-of-tests/")));
    }

    static TestApi limited(int requestsPerSecond) throws IOException, SQLException {
        return new TestApi(
                TestDatabase.migrated(),
                UnaryOperator.identity(),
                issuer -> new ApiSettings(
                        "127.0.0.1", 0, false, false, requestsPerSecond, issuer.settings(), Optional.empty()));
    }

    static TestApi showing(UserInterface userInterface) throws IOException, SQLException {
        return new TestApi(
                TestDatabase.migrated(),
                UnaryOperator.identity(),
                issuer -> new ApiSettings(
                        "127.0.0.1", 0, false, false, 0, issuer.settings(), Optional.of(TestProvider.login())),
                userInterface);
    }

    static TestApi declaring(DeclaredAudiences audiences) throws IOException, SQLException {
        return new TestApi(
                TestDatabase.migrated(),
                UnaryOperator.identity(),
                issuer -> new ApiSettings(
                        "127.0.0.1", 0, false, false, 0, issuer.settings(), Optional.empty(), audiences));
    }

    static TestApi ungated() throws IOException, SQLException {
        return new TestApi(TestDatabase.migrated(), true, UnaryOperator.identity());
    }

    static TestApi recorded(RecordingDatabase recording) throws IOException, SQLException {
        return new TestApi(TestDatabase.migrated(), false, recording::over);
    }

    /** With connections that are kept, as an instance has them. */
    static TestApi pooled(DataSource pool, TestDatabase database) throws IOException {
        return new TestApi(database, false, _ -> pool);
    }

    static TestApi over(TestDatabase database) throws IOException {
        return new TestApi(database, false, UnaryOperator.identity());
    }

    void release(TestUnit... released) throws SQLException {
        StringBuilder sql = new StringBuilder();
        for (TestUnit unit : released) {
            sql.append(unit.insert("u" + units, units % 3));
            units++;
        }
        database.run(sql.toString());
    }

    HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        return send("GET", path, token, null);
    }

    HttpResponse<String> send(String method, String path, @Nullable String token, @Nullable String body)
            throws IOException, InterruptedException {
        return send(method, path, token, body, Map.of());
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    JsonNode read(String path, String... groups) throws IOException, InterruptedException {
        HttpResponse<String> response = get(path, issuer.reader(groups));
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    JsonNode suggest(String process, List<String> steps, String... groups) throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                JSON.createObjectNode().put("process_key", process).set("recent_steps", JSON.valueToTree(steps)));
        HttpResponse<String> response = send("POST", "/api/v1/suggest/next_steps", issuer.reader(groups), body);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.body());
        }
        return JSON.readTree(response.body());
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    /** {@code steps=count} for each variant, {@code a→b=count} for each edge, and so on: short to compare. */
    static List<String> summary(JsonNode list, String... fields) {
        return list.valueStream()
                .map(item -> Arrays.stream(fields)
                        .map(field -> item.path(field).isArray()
                                ? item.path(field)
                                        .valueStream()
                                        .map(JsonNode::asText)
                                        .collect(Collectors.joining(","))
                                : item.path(field).asText())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Override
    public void close() {
        server.close();
        issuer.close();
    }
}
