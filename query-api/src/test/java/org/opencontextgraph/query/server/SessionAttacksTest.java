package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be done with cookies, and with addresses of a login, by who should not be in. */
class SessionAttacksTest {
    private static final String PATH = "/api/v1/analytics/processes";
    private static final String COOKIE = "ocg_session";

    private TestProvider provider;
    private TestApi api;
    private TestBrowser browser;

    @BeforeEach
    void start() throws Exception {
        provider = new TestProvider();
        api = TestApi.loggingIn(provider.auth(), TestProvider.login());
        browser = new TestBrowser(api.server);
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    @Test
    void shouldRefuseACookieThatWasTouchedAndTakeItAway() throws Exception {
        // Given
        browser.logIn("ann");
        String sealed = cookie(browser).getValue();
        List<String> touched = Stream.of(
                        sealed.substring(0, sealed.length() - 30),
                        sealed.replaceFirst("\\.\\.(.)", sealed.contains("..A") ? "..B" : "..A"),
                        "eyJhbGciOiJub25lIn0.eyJnIjpbImV2ZXJ5b25lIl19.",
                        "x",
                        browser.kept().getFirst().getValue() + sealed)
                .toList();

        for (String value : touched) {
            // When
            TestBrowser thief = new TestBrowser(api.server);
            thief.keep(COOKIE, value);
            HttpResponse<String> answer = thief.get(PATH);

            // Then: as if there were none
            assertThat(answer.statusCode()).as(value).isEqualTo(401);
            assertThat(withoutId(answer.body()))
                    .isEqualTo(withoutId(new TestBrowser(api.server).get(PATH).body()));
            assertThat(thief.kept()).isEmpty();
        }
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseACopiedCookieAfterLogoutOnEveryInstance() throws Exception {
        try (TestApi other = TestApi.loggingIn(api.database, provider.auth(), TestProvider.login())) {
            // Given
            browser.logIn("ann");
            TestBrowser thief = new TestBrowser(other.server);
            thief.keep(COOKIE, cookie(browser).getValue());
            assertThat(thief.get(PATH).statusCode()).isEqualTo(200);

            // When
            browser.sendFromOwnPage("POST", "/api/v1/logout", "");
            int asked = provider.asked.get();

            // Then
            assertThat(thief.get(PATH).statusCode()).isEqualTo(401);
            assertThat(provider.asked.get()).isEqualTo(asked);
            assertThat(thief.kept()).isEmpty();
        }
    }

    @Test
    void shouldGiveANewSessionAtEachLoginAndEndTheOldOne() throws Exception {
        // Given
        browser.logIn("ann");
        TestBrowser thief = new TestBrowser(api.server);
        thief.keep(COOKIE, cookie(browser).getValue());
        String csrf = browser.csrfToken();

        // When
        browser.logIn("ann");

        // Then
        assertThat(browser.csrfToken()).isNotEqualTo(csrf);
        assertThat(thief.get(PATH).statusCode()).isEqualTo(401);
        assertThat(api.database.run("select count(*) from admin.ended_session")).containsExactly("1");
    }

    @Test
    void shouldChangeNothingForAnotherSite() throws Exception {
        // Given
        browser.logIn("ann");
        String token = browser.csrfToken();
        String own = browser.origin();
        List<Map<String, String>> forged = List.of(
                Map.of(),
                Map.of("Origin", own),
                Map.of("X-CSRF-Token", token),
                Map.of("Origin", "https://evil.example", "X-CSRF-Token", token),
                Map.of("Sec-Fetch-Site", "same-site", "X-CSRF-Token", token));

        for (Map<String, String> headers : forged) {
            for (String request : List.of("PUT /api/v1/me/consent", "POST /api/v1/logout")) {
                String[] parts = request.split(" ", -1);

                // When
                HttpResponse<String> answer = browser.send(parts[0], parts[1], "{\"opted_in\":false}", headers);

                // Then
                assertThat(answer.statusCode()).as(request + headers).isEqualTo(403);
                assertThat(answer.body()).contains("X-CSRF-Token");
            }
        }
        // who asks from our own page gets as far as with a token
        assertThat(browser.sendFromOwnPage("PUT", "/api/v1/me/consent", "{\"opted_in\":false}")
                        .statusCode())
                .isEqualTo(409);
    }

    /** Its cookie is the browser's, whoever logged in last; what it shows is of whom it knows. */
    @Test
    void shouldAnswerNothingToAPageOfAnotherSessionThanTheBrowserHasNow() throws Exception {
        // Given: a tab of Ann's, and Ben in another one
        browser.logIn("ann");
        String anns = browser.csrfToken();
        browser.logIn("ben");
        String bens = browser.csrfToken();
        String cookie = cookie(browser).getValue();
        String noSession = withoutId(new TestBrowser(api.server).get(PATH).body());

        for (String token : List.of(anns, "guessed", "")) {
            for (String request : List.of(
                    "GET " + PATH,
                    "GET /api/v1/me/tasks",
                    "GET /api/v1/session",
                    "PUT /api/v1/me/consent",
                    "POST /api/v1/logout")) {
                String[] parts = request.split(" ", -1);

                // When
                HttpResponse<String> answer = browser.send(
                        parts[0],
                        parts[1],
                        parts[0].equals("PUT") ? "{\"opted_in\":false}" : "",
                        Map.of("Origin", browser.origin(), "X-CSRF-Token", token));

                // Then: as a session that is over, and Ben's goes on as it was
                assertThat(answer.statusCode()).as(request + token).isEqualTo(401);
                assertThat(withoutId(answer.body())).isEqualTo(noSession);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
                assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
            }
            assertThat(browser.send("HEAD", PATH, "", Map.of("X-CSRF-Token", token))
                            .statusCode())
                    .isEqualTo(401);
        }
        assertThat(cookie(browser).getValue()).isEqualTo(cookie);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
        assertThat(browser.send("GET", PATH, "", Map.of("X-CSRF-Token", bens)).statusCode())
                .isEqualTo(200);
        assertThat(browser.send("GET", "/api/v1/session", "", Map.of("X-CSRF-Token", bens))
                        .statusCode())
                .isEqualTo(200);
        assertThat(browser.csrfToken()).isEqualTo(bens).isNotEqualTo(anns);
    }

    @Test
    void shouldNotTakeAnotherSessionsCsrfToken() throws Exception {
        TestBrowser other = new TestBrowser(api.server);
        browser.logIn("ann");
        other.logIn("ann");

        HttpResponse<String> answer = browser.send(
                "POST", "/api/v1/logout", "", Map.of("Origin", browser.origin(), "X-CSRF-Token", other.csrfToken()));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldFinishNoLoginThatThisBrowserDidNotBegin() throws Exception {
        // Given: somebody's answer, to log others in as them
        URI answer = TestBrowser.location(browser.atTheProvider(browser.begin("/api/v1/login"), "mallory"));
        TestBrowser victim = new TestBrowser(api.server);
        victim.begin("/api/v1/login");
        String path = answer.getRawPath() + "?" + answer.getRawQuery();

        // When, Then
        assertThat(victim.get(path).statusCode()).isEqualTo(400);
        String state = path.replaceFirst(".*state=([^&]+).*", "$1");
        HttpCookie login = victim.kept().getFirst();
        victim.keep("ocg_login_" + state.substring(0, 8), login.getValue());
        assertThat(victim.get(path).statusCode()).isEqualTo(401);
        assertThat(victim.get(PATH).statusCode()).isEqualTo(401);

        // once, in the browser that began it
        assertThat(browser.get(path).statusCode()).isEqualTo(302);
        assertThat(browser.get(path).statusCode()).isEqualTo(400);
    }

    @Test
    void shouldTellALoginFromASession() throws Exception {
        browser.begin("/api/v1/login");
        browser.keep(COOKIE, browser.kept().getFirst().getValue());

        assertThat(browser.get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldNotSendAnybodyElsewhere() throws Exception {
        for (String elsewhere : List.of(
                "//evil.example",
                "/%5Cevil.example",
                "https://evil.example",
                "%2F%2Fevil",
                "/../..//evil.example",
                "/.//evil.example",
                "/%252e%252e/%252fevil.example")) {
            assertThat(browser.get("/api/v1/login?return_to=" + elsewhere).statusCode())
                    .as(elsewhere)
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldLetTheTokenDecideWhenBothCome() throws Exception {
        // Given
        provider.claims = Map.of("roles", List.of("ocg-admin"));
        browser.logIn("ann");

        // When, Then: a bad token is not made good by a session
        assertThat(browser.send("GET", PATH, "", Map.of("Authorization", "Bearer x"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRefuseALoginWhoseTokenIsForAnotherService() throws Exception {
        // Given
        provider.audience = "another service";

        // When
        HttpResponse<String> back = browser.comeBack("ann");

        // Then
        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(back.body()).doesNotContain("audience", "another service");
        assertThat(browser.kept()).isEmpty();
    }

    @Test
    void shouldKeepASessionOfManyGroupsInSeveralCookiesAndRefuseTooMany() throws Exception {
        // Given
        provider.claims = Map.of("groups", groups(100));

        // When
        HttpResponse<String> in = browser.logIn("ann");

        // Then
        assertThat(in.statusCode()).as(in.body()).isEqualTo(200);
        assertThat(browser.kept()).hasSize(2);

        // When: fewer groups, fewer cookies
        provider.claims = Map.of("groups", groups(1));
        browser.logIn("ann");

        // Then
        assertThat(browser.kept()).hasSize(1);
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);

        // When
        provider.claims = Map.of("groups", groups(1_000));

        // Then
        assertThat(new TestBrowser(api.server).comeBack("ann").statusCode()).isEqualTo(401);
    }

    @Test
    void shouldEndWhenNobodyUsesItAndAtTheLatest() throws Exception {
        try (TestApi brief = TestApi.loggingIn(
                provider.auth(),
                TestProvider.login(
                        Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofMinutes(5), TestProvider.KEY))) {
            // Given
            TestBrowser user = new TestBrowser(brief.server);
            user.logIn("ann");
            TestBrowser thief = new TestBrowser(brief.server);
            thief.keep(COOKIE, cookie(user).getValue());
            long begun = System.nanoTime();

            // When, Then: used it goes on, the copy that is not used does not
            Thread.sleep(1_600);
            assertThat(user.get(PATH).statusCode()).isEqualTo(200);
            Thread.sleep(1_600);
            assertThat(thief.get(PATH).statusCode()).isEqualTo(401);
            while (user.get(PATH).statusCode() == 200) {
                assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
                Thread.sleep(100);
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(3_500));
        }
    }

    private static List<String> groups(int count) {
        return Stream.iterate(1, it -> it + 1)
                .limit(count)
                .map("a-group-with-a-long-name-%d"::formatted)
                .toList();
    }

    private static HttpCookie cookie(TestBrowser browser) {
        HttpCookie cookie = browser.kept(COOKIE);
        if (cookie == null) {
            throw new AssertionError("no session: " + browser.kept());
        }
        return cookie;
    }

    private static String withoutId(String problem) {
        return problem.replaceAll("\"request_id\":\"[^\"]*\"", "");
    }
}
