package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.query.server.ui.UiFiles;
import org.opencontextgraph.query.server.ui.UserInterface;
import org.slf4j.LoggerFactory;

/** Logins that do not come about, of people with a browser and of programs. */
class FailedSignInTest {
    private static final String CALLBACK = "/api/v1/login/callback";
    private static final Map<String, String> PERSON =
            Map.of("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

    private TestProvider provider;
    private TestApi api;
    private TestBrowser browser;

    @BeforeEach
    void start() throws Exception {
        provider = new TestProvider();
        api = TestApi.loggingIn(
                provider.auth(),
                TestProvider.login(),
                new UserInterface(UiFiles.in("/org/opencontextgraph/ui-of-tests/")));
        browser = new TestBrowser(api.server);
    }

    @AfterEach
    void stop() {
        api.close();
        provider.close();
    }

    @Test
    void shouldSendPeopleBackToTheStartPageAndTellProgramsWhatIsWrong() throws Exception {
        for (String query : List.of(
                "",
                "?state=x&code=y",
                "?state=x&code=y&next=//evil.example",
                "?state=a-state-of-nobody&error=access_denied",
                "?error=access_denied&error_description=%3Cscript%3E")) {
            HttpResponse<String> person = browser.send("GET", CALLBACK + query, "", PERSON);
            HttpResponse<String> program = browser.send("GET", CALLBACK + query, "", Map.of("Accept", "*/*"));

            isSentBack(person);
            assertThat(program.statusCode()).as(query).isEqualTo(400);
            assertThat(program.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
            assertThat(program.headers().firstValue("Location")).isEmpty();
        }
        isSentBack(browser.send("GET", "/api/v1/login?return_to=//evil.example", "", PERSON));
        assertThat(browser.send("HEAD", CALLBACK, "", PERSON).statusCode()).isEqualTo(303);
        assertThat(browser.send("POST", CALLBACK, "", PERSON).statusCode()).isEqualTo(405);
    }

    @Test
    void shouldSendBackWhoDoesNotWantToBeLetInAndLogItAsEver() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Problems.class);
        log.start();
        logger.addAppender(log);
        try {
            for (Map<String, String> headers : List.of(PERSON, Map.<String, String>of())) {
                // Given: a login that is under way
                String state = browser.begin("/api/v1/login").getRawQuery().replaceFirst(".*state=([^&]+).*", "$1");
                String refused = CALLBACK + "?state=" + state + "&error=access_denied";

                // When
                HttpResponse<String> answer = browser.send("GET", refused, "", headers);

                // Then
                if (headers.isEmpty()) {
                    assertThat(answer.statusCode()).isEqualTo(401);
                    assertThat(answer.body()).contains("the login was not taken");
                } else {
                    isSentBack(answer);
                }
                assertThat(browser.kept()).isEmpty();
            }
        } finally {
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "a login was refused: the provider says access_denied",
                        "a login was refused: the provider says access_denied");
    }

    @Test
    void shouldSendBackWhomTheProviderCannotVouchForNow() throws Exception {
        // Given
        String answer = TestBrowser.pathOf(browser.atTheProvider(browser.begin("/api/v1/login"), "ann"));
        provider.wire.cut();

        // When, Then
        isSentBack(browser.send("GET", answer, "", PERSON));
        assertThat(browser.kept()).isEmpty();
    }

    @Test
    void shouldLetInWhomItLetsIn() throws Exception {
        URI form = browser.begin("/api/v1/login?return_to=/processes");
        String answer = TestBrowser.pathOf(browser.atTheProvider(form, "ann"));

        HttpResponse<String> in = browser.send("GET", answer, "", PERSON);

        assertThat(TestBrowser.location(in)).isEqualTo(URI.create(browser.origin() + "/processes"));
        // what is no login is not sent anywhere
        assertThat(browser.send("GET", "/api/v1/nowhere", "", PERSON).statusCode())
                .isEqualTo(404);
        assertThat(new TestBrowser(api.server)
                        .send("GET", "/api/v1/session", "", PERSON)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void shouldTellTheProblemWhereThereIsNoUserInterface() throws Exception {
        try (TestApi without = TestApi.loggingIn(provider.auth(), TestProvider.login())) {
            HttpResponse<String> answer =
                    new TestBrowser(without.server).send("GET", CALLBACK + "?state=x&code=y", "", PERSON);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.CONTENT_TYPE);
        }
    }

    private static void isSentBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).hasValue("/?sign-in=failed");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(answer.body()).isEmpty();
    }
}
