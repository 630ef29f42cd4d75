package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.access.AuthSettings;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.login.LoginSettings;
import org.opencontextgraph.query.server.login.SessionKey;
import org.opencontextgraph.query.testing.TestDatabase;

/** Login, sessions and tokens at a real Keycloak; {@code ./ocg soak keycloak} runs it. */
class KeycloakSoak {
    private static final int LOGINS = Integer.getInteger("ocg.logins", 1);
    private static final String CREWS_OWN = "/api/v1/analytics/processes/p/variants";
    private static final Path HOME = Path.of("target", "keycloak", "keycloak-26.7.3");
    private static final Duration RENEWED = Duration.ofSeconds(1);

    private final List<String> checked = new ArrayList<>();

    @Test
    void shouldLogInAndOutAndBelieveTokensOfARealKeycloak() throws Exception {
        int port = Keycloak.freePort();
        TestDatabase database = TestDatabase.migrated();
        try (TestApi api = TestApi.loggingIn(database, auth(port), login("ocg-web"));
                TestApi lax = TestApi.loggingIn(database, auth(port), login("ocg-without-audience"))) {
            api.release(TestUnit.of("everyone", 50, "a", "b"), TestUnit.of("group:crew", 50, "a", "crews-step"));
            long begun = System.nanoTime();
            try (Keycloak keycloak = Keycloak.start(HOME.toAbsolutePath(), port, api.server.url(), lax.server.url())) {
                checked.add("Keycloak started in " + seconds(begun) + " s");
                logins(api);
                tokens(api, keycloak);
                audience(lax, keycloak);
                changes(api, keycloak);
            }
            away(api);
        } finally {
            report();
        }
    }

    private void logins(TestApi api) throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < LOGINS; i++) {
            TestBrowser ann = new TestBrowser(api.server);
            HttpResponse<String> back = logIn(ann, "ann");
            assertThat(back.statusCode()).as(back.body()).isEqualTo(200);
            assertThat(TestApi.json(back.body()).path("name").asText()).isEqualTo("Ann Example");
            assertThat(TestApi.json(back.body()).path("roles").toString()).isEqualTo("[\"user\",\"admin\"]");
            assertThat(ann.kept().stream().map(cookie -> cookie.getName()).filter(name -> name.startsWith("ocg_")))
                    .containsExactly("ocg_session");
            assertThat(ann.get(CREWS_OWN).body()).contains("crews-step");
            Thread.sleep(RENEWED.plusMillis(100));
            assertThat(ann.get(CREWS_OWN).body()).contains("crews-step");
            TestBrowser thief = new TestBrowser(api.server);
            ann.kept().forEach(cookie -> thief.keep(cookie.getName(), cookie.getValue()));
            HttpResponse<String> out = ann.sendFromOwnPage("POST", "/api/v1/logout", "");
            assertThat(TestApi.json(out.body()).path("logout_url").asText())
                    .contains("/protocol/openid-connect/logout?");
            assertThat(ann.get(CREWS_OWN).statusCode()).isEqualTo(401);
            assertThat(thief.get(CREWS_OWN).statusCode()).isEqualTo(401);
        }
        checked.add(
                LOGINS + " logins through its form, each with a renewal, a logout and a copied cookie that is refused: "
                        + seconds(begun) + " s");
        TestBrowser ben = new TestBrowser(api.server);
        assertThat(TestApi.json(logIn(ben, "ben").body()).path("roles").toString())
                .isEqualTo("[\"user\"]");
        assertThat(ben.get(CREWS_OWN).body()).doesNotContain("crews-step");
        assertThat(ben.get("/api/v1/admin/identity/audit").statusCode()).isEqualTo(403);
        checked.add("somebody in another group, without a role, sees neither the group's nor the administrators'");
    }

    private void tokens(TestApi api, Keycloak keycloak) throws Exception {
        assertThat(api.get(CREWS_OWN, keycloak.token("ocg-web", "ann")).body()).contains("crews-step");
        assertThat(api.get(CREWS_OWN, keycloak.token("ocg-web", "ben")).body()).doesNotContain("crews-step");
        assertThat(api.get("/api/v1/admin/identity/audit", keycloak.token("ocg-web", "ann"))
                        .statusCode())
                .isEqualTo(200);
        checked.add("bearer tokens with groups and nested roles (`realm_access.roles`)");
    }

    private void audience(TestApi lax, Keycloak keycloak) throws Exception {
        assertThat(lax.get(CREWS_OWN, keycloak.token("ocg-without-audience", "ann"))
                        .statusCode())
                .isEqualTo(401);
        TestBrowser ann = new TestBrowser(lax.server);
        HttpResponse<String> back = ann.get(TestBrowser.pathOf(atTheForm(ann, "ann")));
        assertThat(back.statusCode()).isEqualTo(401);
        checked.add("a token without a usable audience is refused, as a bearer and at a login");
    }

    private void changes(TestApi api, Keycloak keycloak) throws Exception {
        TestBrowser ann = new TestBrowser(api.server);
        logIn(ann, "ann");
        assertThat(ann.get(CREWS_OWN).body()).contains("crews-step");
        keycloak.leave("ann", "crew");
        Thread.sleep(RENEWED.plusMillis(100));
        assertThat(ann.get(CREWS_OWN).body()).doesNotContain("crews-step");
        checked.add("a group that was taken away is gone at the next renewal");

        keycloak.rotateKeys();
        assertThat(until(200, () -> api.get(CREWS_OWN, keycloak.token("ocg-web", "ben"))))
                .isLessThan(Duration.ofSeconds(30));
        Thread.sleep(RENEWED.plusMillis(100));
        assertThat(ann.get(CREWS_OWN).statusCode()).isEqualTo(200);
        checked.add("tokens of a new signing key are taken");

        TestBrowser ben = new TestBrowser(api.server);
        logIn(ben, "ben");
        keycloak.disable("ben");
        Thread.sleep(RENEWED.plusMillis(100));
        assertThat(ben.get(CREWS_OWN).statusCode()).isEqualTo(401);
        checked.add("somebody who was disabled is out at the next renewal");
        lastToken = Optional.of(keycloak.token("ocg-web", "ann"));
        assertThat(api.get(CREWS_OWN, lastToken.get()).statusCode()).isEqualTo(200);
        lastSession = Optional.of(ann);
    }

    private Optional<String> lastToken = Optional.empty();
    private Optional<TestBrowser> lastSession = Optional.empty();

    private void away(TestApi api) throws Exception {
        Thread.sleep(RENEWED.plusMillis(100));
        assertThat(api.get(CREWS_OWN, lastToken.orElseThrow()).statusCode()).isEqualTo(200);
        assertThat(lastSession.orElseThrow().get(CREWS_OWN).statusCode()).isEqualTo(200);
        checked.add("after Keycloak was stopped, tokens and sessions go on until they expire");
    }

    private HttpResponse<String> logIn(TestBrowser browser, String user) throws Exception {
        HttpResponse<String> sentBack = atTheForm(browser, user);
        return browser.get(TestBrowser.pathOf(browser.get(TestBrowser.pathOf(sentBack))));
    }

    private HttpResponse<String> atTheForm(TestBrowser browser, String user) throws Exception {
        return browser.atKeycloak(browser.begin("/api/v1/login"), user);
    }

    private static Duration until(int status, Callable<HttpResponse<String>> request) throws Exception {
        long begun = System.nanoTime();
        while (request.call().statusCode() != status
                && System.nanoTime() - begun < Duration.ofMinutes(1).toNanos()) {
            Thread.sleep(500);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static AuthSettings auth(int port) {
        String issuer = Keycloak.issuer(port);
        return AuthSettings.of(
                issuer,
                "ocg",
                URI.create(issuer + "/protocol/openid-connect/certs"),
                "groups",
                "realm_access.roles",
                Map.of(UserRole.ADMIN, Set.of("ocg-admin"), UserRole.PRIVACY_OFFICER, Set.of("ocg-privacy-officer")));
    }

    private static LoginSettings login(String client) {
        return new LoginSettings(
                client,
                client.equals("ocg-web") ? Optional.of("a secret of tests") : Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(SessionKey.parse(TestProvider.KEY)),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                RENEWED);
    }

    private static long seconds(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    }

    private void report() throws Exception {
        String text = "Keycloak 26.7.3 with the realm of `ocg-realm.json`:\n\n- " + String.join("\n- ", checked) + "\n";
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text);
        }
    }
}
