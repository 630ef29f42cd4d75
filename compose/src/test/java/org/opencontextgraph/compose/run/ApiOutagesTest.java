package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the API stands on is taken away: it answers what it can and 503 otherwise, comes back by itself, and never shows more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiOutagesTest {
    private static final String VARIANTS = "/api/v1/analytics/processes/refunds/variants";
    private static final int CALLERS = 24;

    /** A cancelled statement, the wait for one before it, and a machine that has more to do. */
    private static final Duration LONGEST = Duration.ofSeconds(25);

    private ApiAlone api;
    private String stranger;
    private String colleague;
    private String strangers;
    private String colleagues;

    @BeforeAll
    void start(@TempDir Path place) throws Exception {
        api = new ApiAlone(place);
        stranger = api.token("stranger", List.of());
        colleague = api.token("colleague", List.of("payments"));
        strangers = body(stranger);
        colleagues = body(colleague);
        assertThat(colleagues).contains("group:payments").isNotEqualTo(strangers);
        assertThat(strangers).contains("open").doesNotContain("group:payments");
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void shouldSayThatPostgresIsAwayAndComeBackWithIt() throws Exception {
        // When
        api.stopPostgres();

        // Then
        try {
            assertThat(ask()).isZero();
            assertThat(api.get("/healthz", stranger).statusCode()).isEqualTo(200);
            shouldBeUnavailable(api.get("/readyz", stranger));
        } finally {
            api.startPostgres();
        }
        shouldComeBack();
    }

    @Test
    void shouldNotWaitForAPostgresThatStandsStill() throws Exception {
        // When
        api.signalPostgres("STOP");

        // Then
        try {
            assertThat(ask()).isZero();
            assertThat(api.get("/healthz", stranger).statusCode()).isEqualTo(200);
        } finally {
            api.signalPostgres("CONT");
        }
        shouldComeBack();
    }

    @Test
    void shouldFeelARightThatWentWhileEverybodyWaited() throws Exception {
        try (Connection connection = api.database();
                Statement sql = connection.createStatement()) {
            // Given
            connection.setAutoCommit(false);
            sql.execute("lock table context.version in access exclusive mode");
            sql.execute("create table kept as select * from context.release_unit where scope = 'group:payments'");
            sql.execute("delete from context.release_unit where scope = 'group:payments'");

            // When
            long answered = ask();

            // Then
            assertThat(answered).isZero();
            connection.commit();
            assertThat(api.get(VARIANTS, colleague).body()).doesNotContain("group:payments");
            sql.execute("insert into context.release_unit select * from kept; drop table kept");
            connection.commit();
        }
        shouldComeBack();
    }

    @Test
    void shouldReadWhereNothingCanBeWritten() throws Exception {
        // Given
        String administrator = api.token("root", List.of(), "ocg-admin");
        String explain = "/api/v1/admin/explain?person=anna&process=refunds";
        assertThat(api.get(explain, administrator).statusCode()).isEqualTo(200);

        // When
        api.run("alter database ocg set default_transaction_read_only = on");
        endConnections();

        // Then
        try {
            shouldComeBack();
            shouldBeUnavailable(api.get(explain, administrator));
        } finally {
            try (Connection connection = api.database();
                    Statement sql = connection.createStatement()) {
                sql.execute("set default_transaction_read_only = off");
                sql.execute("alter database ocg reset default_transaction_read_only");
            }
            endConnections();
        }
        shouldComeBack();
        assertThat(api.get(explain, administrator).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldReadAndTakeNoWordsWhileKafkaIsAway() throws Exception {
        // Given
        String anna = api.token("anna", List.of());
        String consent = "/api/v1/me/consent";
        assertThat(say(consent, anna).statusCode()).isEqualTo(200);

        // When
        api.stopKafka();

        // Then
        try {
            shouldBeUnavailable(say(consent, anna));
            assertThat(api.get(consent, anna).statusCode()).isEqualTo(200);
            assertThat(ask()).isEqualTo(CALLERS);
        } finally {
            api.startKafka();
        }
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (say(consent, anna).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
        }
    }

    @Test
    void shouldSayThatItsConnectionsWereCut() throws Exception {
        // Given
        String anna = api.token("anna", List.of());
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();

        // When
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 20; i++) {
                for (int caller = 0; caller < CALLERS; caller++) {
                    Callable<HttpResponse<String>> call = () -> api.get("/api/v1/me/consent", anna);
                    answers.add(callers.submit(call));
                }
                endConnections();
            }
        }

        // Then
        for (Future<HttpResponse<String>> answer : answers) {
            if (answer.get().statusCode() != 200) {
                shouldBeUnavailable(answer.get());
            }
        }
        shouldComeBack();
    }

    private HttpResponse<String> say(String consent, String token) throws Exception {
        return api.send("PUT", consent, token, "{\"opted_in\":true}");
    }

    private String body(String token) throws Exception {
        HttpResponse<String> answer = api.get(VARIANTS, token);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Many at a time, more than there are connections; how many were answered, each of them with what is theirs. */
    private long ask() throws Exception {
        long began = System.nanoTime();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                String token = i % 2 == 0 ? stranger : colleague;
                Callable<HttpResponse<String>> call = () -> api.get(VARIANTS, token);
                answers.add(callers.submit(call));
            }
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LONGEST);
        long answered = 0;
        for (int i = 0; i < CALLERS; i++) {
            HttpResponse<String> answer = answers.get(i).get();
            if (answer.statusCode() == 200) {
                assertThat(answer.body()).isEqualTo(i % 2 == 0 ? strangers : colleagues);
                answered++;
            } else {
                shouldBeUnavailable(answer);
            }
        }
        return answered;
    }

    private static void shouldBeUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.body()).contains("urn:ocg:problem:unavailable");
    }

    private void shouldComeBack() throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (api.get("/readyz", stranger).statusCode() != 200 || ask() < CALLERS) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(200);
        }
    }

    /** Settings of a database hold for new ones. */
    private void endConnections() throws Exception {
        api.run("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'ocg_api'");
    }
}
