package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
}
