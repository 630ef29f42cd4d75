package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions while the provider changes its mind, is away, and comes back. */
class ProviderAwayTest {
    private static final String PATH = "/api/v1/analytics/processes";
    private static final String ADMINS = "/api/v1/admin/identity/audit";

    private TestProvider provider;
    private TestApi api;
    private TestBrowser browser;

    @BeforeEach
    void start() throws Exception {
        provider = new TestProvider();
        api = TestApi.loggingIn(
                provider.auth(),
                TestProvider.login(
                        Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofSeconds(1), TestProvider.KEY));
        browser = new TestBrowser(api.server);
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    @Test
    void shouldTakeRolesAndGroupsAwayWhenTheProviderDoes() throws Exception {
        // Given
        provider.claims = Map.of("roles", List.of("ocg-admin"));
        browser.logIn("ann");
        assertThat(browser.get(ADMINS).statusCode()).isEqualTo(200);

        // When
        provider.claims = Map.of();
        Thread.sleep(1_100);

        // Then
        assertThat(browser.get(ADMINS).statusCode()).isEqualTo(403);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    /** Else a page would be taken for one of another session, for nothing. */
    @Test
    void shouldKeepTheCsrfTokenAsLongAsTheSessionGoesOn() throws Exception {
        // Given
        browser.logIn("ann");
        String csrf = browser.csrfToken();
        String cookie = browser.kept().getFirst().getValue();
        int asked = provider.asked.get();

        for (int renewal = 0; renewal < 3; renewal++) {
            // When
            Thread.sleep(1_100);
            HttpResponse<String> answer = browser.send("GET", PATH, "", Map.of("X-CSRF-Token", csrf));

            // Then: the rights are new, and so is the cookie
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(browser.kept().getFirst().getValue()).isNotEqualTo(cookie);
            assertThat(browser.csrfToken()).isEqualTo(csrf);
            cookie = browser.kept().getFirst().getValue();
        }
        assertThat(provider.asked.get()).isGreaterThanOrEqualTo(asked + 3);

        // another login is another session, also of the same person
        browser.logIn("ann");
        assertThat(browser.send("GET", PATH, "", Map.of("X-CSRF-Token", csrf)).statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldAskOnceForManyRequestsAtTheSameTime() throws Exception {
        // Given
        browser.logIn("ann");
        int asked = provider.asked.get();
        Thread.sleep(1_100);

        // When
        Callable<Integer> request = () -> {
            TestBrowser tab = new TestBrowser(api.server);
            browser.kept().forEach(cookie -> tab.keep(cookie.getName(), cookie.getValue()));
            return tab.get(PATH).statusCode();
        };
        try (ExecutorService tabs = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    tabs.invokeAll(IntStream.range(0, 10).mapToObj(_ -> request).toList());

            // Then
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
        assertThat(provider.asked.get() - asked).isEqualTo(1);
    }

    @Test
    void shouldGoOnWithWhatItKnowsUntilThatExpiresAndRecoverByItself() throws Exception {
        // Given
        provider.validity = Duration.ofSeconds(3);
        browser.logIn("ann");
        assertThat(browser.get(ADMINS).statusCode()).isEqualTo(403);
        provider.claims = Map.of("roles", List.of("ocg-admin"));

        // When
        provider.wire.cut();
        Thread.sleep(1_100);

        // Then: what it said still holds, and nothing more
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
        assertThat(browser.get(ADMINS).statusCode()).isEqualTo(403);

        // When: what it said has expired
        Thread.sleep(2_500);
        HttpResponse<String> answer = browser.get(PATH);

        // Then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(answer.body()).contains("identity provider");
        assertThat(new TestBrowser(api.server).get(PATH).statusCode()).isEqualTo(401);
        HttpResponse<String> login = new TestBrowser(api.server).get("/api/v1/login");
        assertThat(login.statusCode()).isIn(302, 503);

        // When
        provider.wire.join();

        // Then
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (browser.get(PATH).statusCode() != 200) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(200);
        }
        assertThat(browser.get(ADMINS).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldEndASessionThatTheProviderDoesNotVouchForAnyMore() throws Exception {
        // Given: from now on its tokens are for somebody else
        browser.logIn("ann");
        provider.audience = "another service";
        Thread.sleep(1_100);

        // When, Then
        assertThat(browser.get(PATH).statusCode()).isEqualTo(401);
        assertThat(browser.kept()).isEmpty();
    }

    @Test
    void shouldLogOutWhileTheProviderIsAway() throws Exception {
        // Given
        browser.logIn("ann");
        TestBrowser thief = new TestBrowser(api.server);
        browser.kept().forEach(cookie -> thief.keep(cookie.getName(), cookie.getValue()));
        String csrf = browser.csrfToken();
        provider.wire.cut();

        // When
        HttpResponse<String> out =
                browser.send("POST", "/api/v1/logout", "", Map.of("Origin", browser.origin(), "X-CSRF-Token", csrf));

        // Then
        assertThat(out.statusCode()).isEqualTo(200);
        assertThat(thief.get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldSayThatNobodyCanLogInWhileTheProviderWasNeverThere() throws Exception {
        provider.wire.cut();

        HttpResponse<String> answer = browser.get("/api/v1/login");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(browser.kept()).isEmpty();
    }
}
