package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.login.LoginSettings;

/** A browser logs in over real HTTP, at the server behind the development identity provider. */
class LoginTest {
    private static final String PATH = "/api/v1/analytics/processes";

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
    void shouldLogInAndReadAndLogOut() throws Exception {
        // Given
        assertThat(browser.get(PATH).statusCode()).isEqualTo(401);
        provider.claims = Map.of("name", "Ann", "roles", List.of("ocg-admin"), "groups", List.of("crew"));

        // When
        URI form = browser.begin("/api/v1/login?return_to=/api/v1/analytics/processes");
        HttpResponse<String> back = browser.get(TestBrowser.pathOf(browser.atTheProvider(form, "ann")));

        // Then
        assertThat(form.getRawQuery()).contains("code_challenge_method=S256", "response_type=code", "state=", "nonce=");
        assertThat(TestBrowser.location(back)).isEqualTo(URI.create(browser.origin() + PATH));
        assertThat(browser.get(PATH).statusCode()).isEqualTo(200);
        var session = TestApi.json(browser.get("/api/v1/session").body());
        assertThat(session.path("name").asText()).isEqualTo("Ann");
        assertThat(TestApi.summary(session.path("roles"))).hasSize(2);
        assertThat(session.path("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
        assertThat(session.path("subject").isTextual()).isTrue();
        assertThat(session.path("by_session").asBoolean()).isTrue();

        // When
        HttpResponse<String> out = browser.sendFromOwnPage("POST", "/api/v1/logout", "");

        // Then
        assertThat(out.statusCode()).as(out.body()).isEqualTo(200);
        assertThat(TestApi.json(out.body()).path("ended").asBoolean()).isTrue();
        assertThat(TestApi.json(out.body()).path("logout_url").asText()).startsWith(provider.issuer() + "/endsession?");
        assertThat(browser.kept()).isEmpty();
        assertThat(browser.get(PATH).statusCode()).isEqualTo(401);
    }

    @Test
    void shouldKeepCookiesFromScriptsAndOtherSites() throws Exception {
        // When
        HttpResponse<String> begun = browser.get("/api/v1/login");
        HttpResponse<String> back =
                browser.get(TestBrowser.pathOf(browser.atTheProvider(TestBrowser.location(begun), "ann")));

        // Then
        for (HttpResponse<String> answer : List.of(begun, back)) {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> !cookie.contains("=;"))
                    .hasSize(1)
                    .allMatch(cookie -> cookie.contains("; Path=/") || cookie.contains("; path=/"))
                    .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
                    .noneMatch(cookie -> cookie.contains("Domain"));
        }
        assertThat(browser.kept()).extracting(cookie -> cookie.getName()).containsExactly("ocg_session");
    }

    /** Every operation of the document that is not for everybody, by somebody and by an administrator. */
    @Test
    void shouldOpenByASessionWhatItsTokenWouldOpenAndChangeNothingWithoutItsCsrfToken() throws Exception {
        for (boolean admin : List.of(false, true)) {
            provider.claims = Map.of("roles", admin ? List.of("ocg-admin") : List.of());
            TestBrowser user = new TestBrowser(api.server);
            user.logIn("ann");
            String csrf = user.csrfToken();
            for (Operation operation : operations()) {
                Map<String, String> headers = operation.method().equals("GET")
                        ? Map.of()
                        : Map.of("Origin", user.origin(), "X-CSRF-Token", csrf);

                // When
                int answered = user.send(operation.method(), operation.path(), "{}", headers)
                        .statusCode();

                // Then: as far as the body is looked at, or to the door (503: no worker has told the key that seals
                // secrets)
                boolean open = admin || !Set.of("ADMIN", "OVERSIGHT").contains(operation.policy());
                assertThat(answered)
                        .as(operation + " " + admin)
                        .matches(
                                status -> open ? Set.of(200, 400, 404, 409, 503).contains(status) : status == 403);
                Map<String, String> ofAnother = Map.of("Origin", user.origin(), "X-CSRF-Token", csrf + "x");
                assertThat(user.send(operation.method(), operation.path(), "{}", ofAnother)
                                .statusCode())
                        .as(operation.toString())
                        .isEqualTo(401);
                if (!operation.method().equals("GET")) {
                    HttpResponse<String> forged = user.send(operation.method(), operation.path(), "{}", Map.of());
                    assertThat(forged.statusCode()).as(operation.toString()).isEqualTo(403);
                    assertThat(forged.body()).contains("X-CSRF-Token");
                }
            }
        }
    }

    private record Operation(String method, String path, String policy) {}

    private List<Operation> operations() throws Exception {
        List<Operation> operations = new ArrayList<>();
        for (var path : TestApi.json(browser.get("/api/v1/openapi.json").body())
                .path("paths")
                .properties()) {
            for (var operation : path.getValue().properties()) {
                String policy = operation.getValue().path("x-ocg-policy").asText();
                if (!policy.equals("PUBLIC")) {
                    operations.add(new Operation(
                            operation.getKey().toUpperCase(Locale.ROOT),
                            path.getKey().replaceAll("\\{\\w+}", "x"),
                            policy));
                }
            }
        }
        assertThat(operations).hasSizeGreaterThan(20);
        return operations;
    }

    @Test
    void shouldUseCookiesThatOnlyWeCanSetUnderHttps() throws Exception {
        LoginSettings here = TestProvider.login();
        LoginSettings known = new LoginSettings(
                here.client(),
                here.secret(),
                here.scopes(),
                Optional.of(URI.create("https://ocg.example.org")),
                here.keys(),
                here.idle(),
                here.longest(),
                here.renewed());
        try (TestApi behindProxy = TestApi.loggingIn(provider.auth(), known)) {
            // When
            HttpResponse<String> begun = new TestBrowser(behindProxy.server).get("/api/v1/login");

            // Then
            assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-ocg_login_")
                    .contains("Secure", "HttpOnly", "SameSite=Lax");
            assertThat(TestBrowser.location(begun).getRawQuery())
                    .contains("redirect_uri=https%3A%2F%2Focg.example.org%2Fapi%2Fv1%2Flogin%2Fcallback");
        }
    }

    @Test
    void shouldGoOnWhileKeysAreChanged() throws Exception {
        // Given
        String next = "1e".repeat(32);
        browser.logIn("ann");
        String old = browser.kept().getFirst().getValue();
        String csrf = browser.csrfToken();

        // When, Then: the old one opens as long as it is in the list
        for (List<String> keys : List.of(List.of(next, TestProvider.KEY), List.of(next))) {
            LoginSettings settings = TestProvider.login(
                    Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofMinutes(5), keys.toArray(String[]::new));
            try (TestApi rotated = TestApi.loggingIn(api.database, provider.auth(), settings)) {
                TestBrowser same = new TestBrowser(rotated.server);
                same.keep("ocg_session", old);
                assertThat(same.send("GET", PATH, "", Map.of("X-CSRF-Token", csrf))
                                .statusCode())
                        .isEqualTo(keys.size() == 2 ? 200 : 401);
            }
        }
    }

    @Test
    void shouldLetOtherSchemesOfAuthorizationPass() throws Exception {
        browser.logIn("ann");

        assertThat(browser.send("GET", PATH, "", Map.of("Authorization", "Basic eDp5"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(new TestBrowser(api.server)
                        .send("GET", PATH, "", Map.of("Authorization", "Basic eDp5"))
                        .statusCode())
                .isEqualTo(401);
    }
}
