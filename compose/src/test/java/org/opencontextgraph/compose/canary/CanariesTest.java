package org.opencontextgraph.compose.canary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.prometheus.client.Counter;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.canary.HostileTool.Answer;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Backends;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.compose.run.Tools;
import org.opencontextgraph.schema.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * More than sixty secrets and contents, each on a path of its own, through a whole instance: its command line, its connectors, its
 * webhooks and its API. Nothing of them comes out; what may stands beside the path.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class CanariesTest {
    private static final Logger LOG = LoggerFactory.getLogger("org.opencontextgraph.test");
    private static final String NEVER = "0 0 0 1 1 ?";

    private final Path place;
    private final Path directory;
    private final Shutdown shutdown = new Shutdown();
    private final Canaries canaries = new Canaries();
    private final Outlets outlets = new Outlets();
    private final HostileTool github = new HostileTool();
    private final HostileTool jira = new HostileTool();
    private final HostileTool elsewhere = new HostileTool();
    private final WholeInstance whole;
    private int files;

    CanariesTest(@TempDir Path place) throws Exception {
        this.place = place;
        this.directory = place.resolve("instance");
        this.whole = new WholeInstance(directory, outlets);
    }

    @BeforeAll
    void start() {
        GlobalOpenTelemetry.resetForTest();
        GlobalOpenTelemetry.set(OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(new Spans(outlets))
                        .build())
                .build());
        shutdown.add(WholeInstance.logs(outlets));
        shutdown.add(github);
        shutdown.add(jira);
        shutdown.add(elsewhere);
        String groups = "group:core=github@127.0.0.1:" + github.port() + ":acme/core,group:core=jira@127.0.0.1:"
                + jira.port() + ":developers";
        Instance.start(
                shutdown.add(DataDirectory.open(directory)),
                Backends.EMBEDDED,
                Tools.NONE,
                Map.of("api.port", "0", "policy.audiences", "everyone,group:core", "permissions.groups", groups),
                shutdown);
    }

    @AfterAll
    void stop() {
        shutdown.close();
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    @Order(1)
    void shouldLetNothingOutThatCameInOnAnyPath() throws Exception {
        // When
        readGithub();
        readJira();
        readTopic();
        readTables();
        refuseAll();
        try (HttpClient http = HttpClient.newHttpClient()) {
            ApiCaller api = new ApiCaller(Connection.read(directory), http, outlets);
            deliver(api);
            ask(api);
        }
        whole.look();

        // Then each was sent, everything came out that was to come out, and none of them is in it
        for (Canary it : canaries.all()) {
            System.out.println(it.path() + (it.allowed().isEmpty() ? "" : ": may be in " + it.allowed()));
            if (it.path().startsWith("github ")) {
                assertThat(github.said(it.text())).as(it.path()).isTrue();
            } else if (it.path().matches("jira (?!token|setting).*")) {
                assertThat(jira.said(it.text())).as(it.path()).isTrue();
            }
        }
        assertThat(canaries.all()).hasSizeGreaterThan(60);
        for (Place it : Place.values()) {
            System.out.println(it + ": " + outlets.size(it) + " characters");
            assertThat(outlets.size(it)).as("%s", it).isPositive();
        }
        assertThat(outlets.leaks(canaries.all())).isEmpty();
    }

    @Test
    @Order(2)
    void shouldFindOneWhereverItComesOut() throws Exception {
        // Given
        Canaries planted = new Canaries();
        LOG.debug("why", new IllegalStateException(planted.on("LOG")));
        Counter.build(planted.word("METRICS"), "planted").register().inc();
        GlobalOpenTelemetry.getTracer("test")
                .spanBuilder("planted")
                .setAttribute("title", planted.on("SPANS"))
                .startSpan()
                .end();
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(whole.client(), new StringSerializer(), new StringSerializer())) {
            String prefix = whole.config().kafka().topicPrefix();
            producer.send(new ProducerRecord<>(Topics.TRACE_EVENT.in(prefix), planted.on("TOPICS"), null))
                    .get();
            producer.send(new ProducerRecord<>(Topics.DEAD_LETTER.in(prefix), "x", planted.on("DEAD_LETTERS")))
                    .get();
        }
        try (java.sql.Connection connection = whole.connect();
                Statement sql = connection.createStatement()) {
            sql.execute("create table admin.planted as select '" + planted.on("DATABASE") + "'::bytea as it");
        }
        RedisClient redis =
                RedisClient.create(RedisURI.create(whole.config().redis().uri()));
        try (var connection = redis.connect()) {
            connection.sync().hset("planted", "it", planted.on("REDIS"));
        } finally {
            redis.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            ApiCaller api = new ApiCaller(Connection.read(directory), http, outlets);
            api.ask(Place.API, "GET", "/healthz", "", "X-Request-Id", planted.on("API"));
            api.ask(Place.EXPORTS, "GET", "/healthz", "", "X-Request-Id", planted.on("EXPORTS"));
        }
        cli("connectors", "check", planted.on("CLI"));

        // When
        whole.look();

        // Then
        for (Canary canary : planted.all()) {
            assertThat(outlets.places(canary)).as(canary.path()).contains(Place.valueOf(canary.path()));
        }
        assertThat(outlets.leaks(planted.all()))
                .hasSizeGreaterThanOrEqualTo(planted.all().size());
    }

    private void readGithub() throws Exception {
        GithubCanaries world = new GithubCanaries(github, canaries);
        world.world();
        String token = canaries.on("github token");
        add("work", "github", token, "repositories=" + GithubCanaries.REPOSITORY, "since=2026-01-01", address(github));
        cli("connectors", "run", "work");
        cli("connectors", "sync", "work");
        assertThat(github.said(token)).isTrue();
        cli("connectors", "token", "work", "--token-file", file(canaries.on("github token that replaces another")));
        for (Answer trouble : world.troubles(elsewhere.address().toString())) {
            world.answersComments(trouble);
            cli("connectors", "run", "work", "--verbose");
            cli("connectors", "diagnose", "work");
        }
        world.comments();
        cli("connectors", "list");
    }

    private void readJira() throws Exception {
        JiraCanaries world = new JiraCanaries(jira, canaries);
        world.world();
        add(
                "tickets",
                "jira",
                canaries.on("jira token"),
                "projects=SHOP",
                "since=2026-01-01",
                "user=" + canaries.on("jira setting: the e-mail of its user", Place.DATABASE, Place.API),
                address(jira));
        cli("connectors", "run", "tickets");
        cli("connectors", "sync", "tickets");
        for (int status : new int[] {400, 401, 403, 502}) {
            world.fails(status);
            cli("connectors", "run", "tickets", "--verbose");
            cli("connectors", "diagnose", "tickets");
        }
    }

    private void readTopic() throws Exception {
        new TopicCanaries(canaries, whole.client()).write();
        String brokers = "bootstrap-servers=" + whole.config().kafka().bootstrapServers();
        String mapping = "mapping=@"
                + file(TopicCanaries.MAPPING + "# "
                        + canaries.on("kafka comment in a mapping", Place.DATABASE, Place.API));
        add(
                "orders",
                "kafka-topic",
                canaries.on("kafka password"),
                brokers,
                "topic=" + TopicCanaries.TOPIC,
                "security=plaintext",
                "readable-by=everyone",
                mapping);
        cli("connectors", "run", "orders", "--verbose");
        cli("connectors", "diagnose", "orders");
        refused(
                "kafka-topic",
                canaries.on("kafka password that is asked with"),
                brokers,
                "topic=" + TopicCanaries.TOPIC,
                "user=" + canaries.on("kafka user"),
                "mechanism=PLAIN",
                "readable-by=everyone",
                mapping);
    }

    private void readTables() throws Exception {
        try (TableCanaries tables = new TableCanaries(canaries, place.resolve("tables"))) {
            String[] settings = {
                "address=" + tables.address(),
                "user=ocg_reader",
                "publication=ocg_desk",
                "tls=off",
                "readable-by=everyone",
                "mapping=@" + file(TableCanaries.MAPPING)
            };
            refused("postgres-cdc", canaries.on("cdc password that is wrong"), settings);
            add("desk", "postgres-cdc", tables.password(), settings);
            cli("connectors", "run", "desk", "--verbose");
            tables.goOn();
            cli("connectors", "run", "desk", "--verbose");
            cli("connectors", "diagnose", "desk");
        }
    }

    /** What an operator does wrong. */
    private void refuseAll() throws Exception {
        String token = canaries.on("cli token of an add that is refused");
        refused("github", token, "repositories=" + canaries.on("cli setting that cannot be", Place.CLI), "since=x");
        refused("github", token, "repositories=a/b", "since=" + canaries.on("cli day that is none"));
        refused(
                "github",
                token,
                "repositories=a/b",
                "since=2026-01-01",
                "address=https://me:" + canaries.on("cli password in an address") + "@localhost");
        refused(
                "github",
                token,
                "repositories=a/b",
                "since=2026-01-01",
                "address=https://me: " + canaries.on("cli password in an address that is none") + "@localhost");
        refused("github", token, "password=" + canaries.on("cli setting that is not there"));
        refused(
                "postgres-cdc",
                token,
                "address=postgres://me:" + canaries.on("cli password in a connection string") + "@localhost/x",
                "user=x",
                "readable-by=everyone",
                "mapping=@" + file(TableCanaries.MAPPING));
        refused(
                "postgres-cdc",
                token,
                "address=localhost:1/x?password=" + canaries.on("cli password in a query"),
                "user=x",
                "readable-by=everyone",
                "mapping=@" + file(TableCanaries.MAPPING));
        for (String mapping : List.of(
                "events:\n  - table: public.t\n    password: " + canaries.on("cli password in a mapping"),
                "password: " + canaries.on("cli password beside a mapping"),
                "events: [" + canaries.on("cli mapping that is no list of rows"),
                "\t" + canaries.on("cli mapping that is no YAML") + ": {")) {
            refused(
                    "postgres-cdc",
                    token,
                    "address=localhost:1/x",
                    "user=x",
                    "readable-by=everyone",
                    "mapping=@" + file(mapping));
        }
        refused("github", canaries.on("cli token with a space") + " x", "repositories=a/b", "since=2026-01-01");
        cli(
                "connectors",
                "webhook",
                "work",
                "--secret-file",
                file(canaries.on("cli short secret").substring(0, 10)));
        cli("connectors", "add", "x", "--token", canaries.on("cli argument that is not known", Place.CLI));
        cli("connectors", "run", canaries.on("cli name of a connector that is not there", Place.CLI, Place.LOG));
        cli(
                "connectors",
                "token",
                "work",
                "--token-file",
                place.resolve(canaries.on("cli file", Place.CLI, Place.LOG)).toString());
    }

    private void deliver(ApiCaller api) throws Exception {
        String secret = canaries.on("webhook secret");
        cli("connectors", "webhook", "work", "--secret-file", file(secret));
        String issue = new Items("webhook", canaries)
                .with(
                        "delivery",
                        "{\"action\":\"opened\",\"repository\":{\"id\":77,\"full_name\":\"acme/shop\"},"
                                + "\"sender\":{\"id\":17,\"type\":\"User\"},\"issue\":{\"id\":9,\"number\":9,\"user\":{\"id\":17,\"type\":\"User\"},"
                                + "\"created_at\":\"2026-03-01T10:00:00Z\",\"updated_at\":\"2026-03-01T10:00:00Z\"}}",
                        "/issue/title /issue/body /sender/login /repository/description /organization/login");
        assertThat(api.deliver(
                        "work",
                        secret,
                        "issues",
                        issue,
                        "X-GitHub-Delivery",
                        canaries.on("webhook id of a delivery"),
                        "Authorization",
                        "Bearer " + canaries.on("webhook header with a token"),
                        "Cookie",
                        canaries.on("webhook cookie"),
                        "X-Custom",
                        canaries.on("webhook header that is not known")))
                .isEqualTo(202);
        api.deliver("work", "", "issues", "{\"a\":\"" + canaries.on("webhook body without a signature") + "\"}");
        api.deliver(
                "work", "another secret", "issues", "{\"a\":\"" + canaries.on("webhook body that is forged") + "\"}");
        api.deliver("work", secret, "issues", "{\"a\":\"" + canaries.on("webhook body that is no JSON"));
        api.deliver("work", secret, "issues", "{\"action\":\"" + canaries.on("webhook action that is no word") + "\"}");
        api.deliver(
                "work",
                secret,
                canaries.on("webhook type that is not known"),
                "{\"action\":\"opened\",\"x\":\"" + canaries.on("webhook body of a type that is not known") + "\"}");
        assertThat(api.deliver(
                        "work", secret, "issues", canaries.on("webhook body that is too large") + "x".repeat(27 << 20)))
                .isEqualTo(413);
        api.deliver("nobody", secret, "issues", canaries.on("webhook body for nobody"));
        assertThat(api.ask(
                        Place.API,
                        "POST",
                        "/api/v1/webhooks/work?secret=" + canaries.on("webhook secret in the query"),
                        "{}"))
                .isBetween(200, 499);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> cli("connectors", "list").out().contains("taken"));
    }

    private void ask(ApiCaller api) throws Exception {
        String administrator = api.administrator();
        String reader = api.reader();
        for (String path : List.of("/me", "/admin/connectors", "/analytics/processes")) {
            api.ask(
                    Place.API,
                    "GET",
                    "/api/v1" + path,
                    "",
                    "Authorization",
                    "Bearer " + canaries.on("api token " + path));
        }
        api.ask(Place.API, "GET", "/api/v1/me", "", "Authorization", "Basic " + canaries.on("api password"));
        api.ask(Place.API, "GET", "/api/v1/me?access_token=" + canaries.on("api token in the query"), "");
        api.ask(Place.API, "GET", "/api/v1/me", "", "Cookie", "session=" + canaries.on("api session"));
        api.ask(Place.API, "GET", "/api/v1/login/callback?code=" + canaries.on("api code of a login") + "&state=x", "");
        api.ask(
                Place.API,
                "POST",
                "/api/v1/suggest/next_steps",
                "{\"process\":\"" + canaries.on("api body that is no JSON"),
                "Authorization",
                reader);
        api.ask(
                Place.API,
                "PUT",
                "/api/v1/me/consent",
                "{\"opted_in\":\"" + canaries.on("api body with a wrong field") + "\"}",
                "Authorization",
                reader);
        api.ask(
                Place.API,
                "GET",
                "/api/v1/me",
                "",
                "Authorization",
                reader,
                "User-Agent",
                canaries.on("api user agent"),
                "Referer",
                canaries.on("api referer"),
                "X-Request-Id",
                canaries.on("api name of a request, which the caller gives", Place.API, Place.LOG));
        api.ask(
                Place.API,
                "PUT",
                "/api/v1/admin/connectors/" + canaries.on("api name of a connector") + "/paused",
                "{\"paused\":true}",
                "Authorization",
                administrator);
        for (String path : List.of(
                "/admin/connectors",
                "/admin/jobs",
                "/admin/audit",
                "/admin/unknown-acls",
                "/admin/identity/accounts",
                "/admin/identity/suggestions",
                "/admin/identity/audit",
                "/admin/vocabulary",
                "/admin/audiences",
                "/admin/explain",
                "/me/timeline",
                "/me/tasks",
                "/analytics/processes")) {
            api.ask(Place.API, "GET", "/api/v1" + path, "", "Authorization", administrator);
        }
        for (String sheet : List.of("variants", "graph", "trend")) {
            for (String format : List.of("csv", "json")) {
                assertThat(api.ask(
                                Place.EXPORTS,
                                "GET",
                                "/api/v1/analytics/processes/issue/" + sheet + "/export?format=" + format,
                                "",
                                "Authorization",
                                reader))
                        .isEqualTo(200);
            }
        }
    }

    private static String address(HostileTool tool) {
        return "address=" + tool.address();
    }

    private void add(String name, String kind, String token, String... settings) throws Exception {
        Said said = adding(name, kind, token, settings);
        assertThat(said.code()).as(said.out() + said.err()).isZero();
    }

    private void refused(String kind, String token, String... settings) throws Exception {
        assertThat(adding("refused", kind, token, settings).code()).isNotZero();
    }

    private Said adding(String name, String kind, String token, String... settings) throws Exception {
        List<String> command = new ArrayList<>(List.of("connectors", "add", name, "--kind", kind, "--cron", NEVER));
        Stream.concat(Stream.of("private-network=yes"), Stream.of(settings))
                .forEach(it -> command.addAll(List.of("--set", it)));
        command.addAll(List.of("--token-file", file(token)));
        return cli(command.toArray(String[]::new));
    }

    private Said cli(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--data-dir", directory.toString()));
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .pollDelay(Duration.ZERO)
                .until(
                        () -> {
                            Said said = Said.by(all.toArray(String[]::new));
                            outlets.came(Place.CLI, said.out() + said.err());
                            return said;
                        },
                        // a worker reads at once what was just added
                        said -> !said.out().contains("is under way"));
    }

    private String file(String content) throws Exception {
        return Files.writeString(place.resolve("file-" + files++), content).toString();
    }

    /** Spans that ended, with their attributes and events. */
    private record Spans(Outlets outlets) implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            outlets.came(Place.SPANS, span.toSpanData().toString());
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
