package org.opencontextgraph.query.server;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.fuzz.Answered;
import org.opencontextgraph.query.server.fuzz.Asked;
import org.opencontextgraph.query.server.fuzz.Caller;
import org.opencontextgraph.query.server.fuzz.Header;
import org.opencontextgraph.query.testing.TestDatabase;
import org.postgresql.ds.PGSimpleDataSource;

/** What the contract says of times when something is away, late or limited, and of browsers, each for every operation. */
final class FuzzedOutages {
    private static final String LOGIN = "GET /api/v1/login";
    private static final String LOGOUT = "POST /api/v1/logout";
    private static final String CALLBACK = "GET /api/v1/login/callback";
    private static final int LOGINS = 4;
    private static final int BY_SESSION = 100;
    private static final int PATIENCE_MILLIS = 250;

    private final RecordedLog log;
    private final Fuzzing.Findings findings;

    FuzzedOutages(RecordedLog log, Fuzzing.Findings findings) {
        this.log = log;
        this.findings = findings;
    }

    void run() throws Exception {
        limited();
        providerAway();
        browsers();
    }

    /** Also: nobody can log in by a browser. */
    private void limited() throws Exception {
        try (TestApi api = TestApi.limited(1);
                Fuzzing fuzzing = new Fuzzing(api, log, findings)) {
            new FuzzWorld(api).tell(fuzzing.words);
            for (String login : List.of(LOGIN, CALLBACK)) {
                fuzzing.until(login, Caller.nobody(), 404, 1);
            }
            fuzzing.everyOperation(administrator(api), Set.of(429), 12);
        }
    }

    private void providerAway() throws Exception {
        try (TestApi api = TestApi.gated();
                Fuzzing fuzzing = new Fuzzing(api, log, findings)) {
            Caller administrator = administrator(api);
            api.issuer.close();
            fuzzing.everyOperation(administrator, Set.of(503), 3);
        }
    }

    private static Caller administrator(TestApi api) {
        return Caller.bearer(
                "an administrator", api.issuer.admin(), "PUBLIC", "ANY_READER", "OWN", "OVERSIGHT", "ADMIN");
    }

    private void browsers() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        PGSimpleDataSource direct = (PGSimpleDataSource) database.as(Role.API);
        try (TestProvider provider = new TestProvider();
                Wire wire = new Wire(direct.getPortNumbers()[0]);
                HikariDataSource pool = pool(direct, wire);
                TestApi api = TestApi.loggingIn(database, pool, provider.auth(), TestProvider.login());
                Fuzzing fuzzing = new Fuzzing(api, log, findings)) {
            FuzzWorld world = new FuzzWorld(api).release().people();
            world.tell(fuzzing.words);
            provider.claims = Map.of("roles", List.of("ocg-admin"));
            browse(api, fuzzing);

            provider.audience = "another service";
            comeBack(fuzzing, new TestBrowser(api.server), Set.of());
            provider.audience = "ocg";

            Caller session = logIn(api, fuzzing);
            TestBrowser waiting = new TestBrowser(api.server);
            URI answer = TestBrowser.location(waiting.atTheProvider(waiting.begin("/api/v1/login"), "ann"));
            provider.wire.cut();
            fuzzing.ask(callback(fuzzing, waiting, answer), Set.of(503));
            provider.wire.join();
            wire.cut();
            fuzzing.everyOperation(session, Set.of(503), 2);
            wire.join();
        }
    }

    /** With what proves a request to be of our own page, and without. */
    private void browse(TestApi api, Fuzzing fuzzing) throws Exception {
        for (int login = 0; login < LOGINS; login++) {
            Caller session = logIn(api, fuzzing);
            for (int i = 0; i < BY_SESSION && !findings.isEnough(); i++) {
                fuzzing.any(List.of(session, withoutProof(session)));
            }
        }
        fuzzing.until(LOGOUT, withoutProof(logIn(api, fuzzing)), 403, 1);
        fuzzing.until(LOGOUT, ofAnotherPage(logIn(api, fuzzing)), 401, 1);
        fuzzing.drive(LOGIN, person(), "/api/v1/login?return_to=//elsewhere.example", "", 303);
        fuzzing.drive(CALLBACK, person(), "/api/v1/login/callback?error=access_denied", "", 303);
    }

    /** What a browser sends with an address that somebody typed. */
    private static Caller person() {
        return new Caller("a person", List.of(new Header("Accept", "text/html, */*;q=0.8")), false, Set.of());
    }

    private static Caller ofAnotherPage(Caller caller) {
        return new Caller(
                "a page of another session",
                caller.headers().stream()
                        .map(header -> header.name().equals("X-CSRF-Token")
                                ? new Header(header.name(), header.value() + "x")
                                : header)
                        .toList(),
                false,
                Set.of());
    }

    private static Caller withoutProof(Caller caller) {
        return new Caller("a session elsewhere", caller.headers().subList(0, 1), false, Set.of());
    }

    private Caller logIn(TestApi api, Fuzzing fuzzing) throws Exception {
        TestBrowser browser = new TestBrowser(api.server);
        Answered in = comeBack(fuzzing, browser, Set.of());
        String cookie = in.headers().getOrDefault("set-cookie", List.of()).stream()
                .map(set -> set.split(";", 2)[0])
                .filter(set -> set.startsWith("ocg_session="))
                .collect(Collectors.joining());
        browser.keep("ocg_session", cookie.substring("ocg_session=".length()));
        return new Caller(
                "a session",
                List.of(
                        new Header("Cookie", cookie),
                        new Header("Origin", browser.origin()),
                        new Header("Sec-Fetch-Site", "same-origin"),
                        new Header("X-CSRF-Token", browser.csrfToken())),
                false,
                Set.of());
    }

    private static Answered comeBack(Fuzzing fuzzing, TestBrowser browser, Set<Integer> disturbed) throws Exception {
        URI answer = TestBrowser.location(browser.atTheProvider(browser.begin("/api/v1/login"), "ann"));
        return fuzzing.ask(callback(fuzzing, browser, answer), disturbed);
    }

    private static Asked callback(Fuzzing fuzzing, TestBrowser browser, URI answer) {
        String cookies = browser.kept().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return Asked.good(
                fuzzing.operation(CALLBACK),
                Caller.nobody(),
                answer.getRawPath()
                        + Optional.ofNullable(answer.getRawQuery())
                                .map("?"::concat)
                                .orElse(""),
                List.of(new Header("Cookie", cookies)),
                "");
    }

    /** Its connections go over the wire; who finds it cut is told soon. */
    private static HikariDataSource pool(PGSimpleDataSource source, Wire wire) {
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {wire.port()});
        HikariConfig settings = new HikariConfig();
        settings.setDataSource(source);
        settings.setMaximumPoolSize(4);
        settings.setConnectionTimeout(PATIENCE_MILLIS);
        settings.setValidationTimeout(PATIENCE_MILLIS);
        return new HikariDataSource(settings);
    }
}
