package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Loader;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.demo.ApiReader;
import org.opencontextgraph.compose.demo.Loading;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.run.Instance;
import org.opencontextgraph.compose.run.Shutdown;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.feed.Pseudonyms;
import org.opencontextgraph.schema.message.Evidence;

/** In a running instance, an administrator is told whose a tracker account may be, says that it is, and takes it back. */
class AccountLinkedTest {
    private static final int PEOPLE = 24;
    private static final AccountKey NOBODYS = new AccountKey("tracker", "Person_0");

    private final ToldWork work = new ToldWork();

    @TempDir
    private Path place;

    @Test
    void shouldGiveALinkedAccountToItsPersonUntilTheLinkIsUndone() throws Exception {
        try (Shutdown running = Shutdown.onSignal()) {
            // Given people who are known in one tool, and an account in another that nobody vouches for
            DataDirectory directory = running.add(DataDirectory.open(place.resolve("instance")));
            Instance started =
                    Instance.start(directory, Map.of("api.port", "0", "jobs.sweep-cron", "*/2 * * * * *"), running);
            Loader loader = Loader.to(started.connection(), directory.secrets());
            Loading loading = loader.loading(new PrintWriter(Writer.nullWriter()));
            people();
            try (ApiReader api = loader.api(List.of("everyone"))) {
                loading.awaitVisible(
                        List.of(loading.source("work", work.source()).lane()), api);
            }
            RunningInstance instance = RunningInstance.on(directory.root());
            AdminAnswers admin = new AdminAnswers(instance);
            Pseudonyms numbers = new Pseudonyms(directory.secrets().ingest().bytes());
            String account = numbers.account(NOBODYS);
            String anns = numbers.person("told:0");
            work.seen(instance, "person-0", "own");

            // Then an administrator is told whose it may be, and why
            JsonNode suggestions = admin.asked("GET", "/suggestions", "").path("suggestions");
            assertThat(suggestions).hasSize(1);
            JsonNode candidate = suggestions.get(0).path("candidates").get(0);
            assertThat(suggestions.get(0).path("account").path("account").asText())
                    .isEqualTo(account);
            assertThat(candidate.path("person").asText()).isEqualTo(anns);
            assertThat(candidate.path("reason").asText()).contains("has the same name but for case");

            // When the administrator accepts it
            JsonNode linked = admin.asked(
                    "POST",
                    "/links",
                    "{\"account\":\"" + account + "\",\"person\":\"" + anns + "\",\"reason\":\"she was asked\"}");

            // Then the person has what it did, and nobody else has
            assertThat(linked.path("visible").asBoolean()).isTrue();
            work.seen(instance, "person-0", "own", "nobodys");
            ToldWork.nothingOf(instance, List.of(account), anns);
            assertThat(admin.asked("GET", "/suggestions", "").path("suggestions"))
                    .isEmpty();
            ToldWork.sound(directory);

            // And when a connector says something else, the link holds; when it is undone, the connector's word does
            String bens = numbers.person("told:1");
            loading.source(
                    "directory",
                    new ToldSource(
                            "later",
                            List.of(new AccountFact(NOBODYS, "told:1", Evidence.DIRECTORY, false)),
                            List.of()));
            work.seen(instance, "person-0", "own", "nobodys");
            assertThat(admin.asked("DELETE", "/links/" + account + "?reason=wrong", "")
                            .path("visible")
                            .asBoolean())
                    .isTrue();
            work.seen(instance, "person-0", "own");
            work.seen(instance, "person-1", "own-1", "nobodys");
            ToldWork.nothingOf(instance, List.of(account), bens);

            // And both decisions are written down
            assertThat(admin.asked("GET", "/audit", "").path("decisions"))
                    .extracting(it -> it.path("by").asText() + " "
                            + it.path("kind").asText() + " " + it.path("reason").asText())
                    .containsExactly("operator undo wrong", "operator link she was asked");
            audited(directory.root());
            ToldWork.sound(directory);
        }
    }

    /** Twice suggestions were looked at, and two decisions were taken. */
    private static void audited(Path directory) {
        Said sound = Said.by("privacy", "audit", "--data-dir", directory.toString());
        assertThat(sound.code()).as(sound.err()).isZero();
        assertThat(sound.out()).contains("4 entries as they were written", "SOUND: ");
        String head = sound.out().lines().skip(1).findFirst().orElseThrow().split(" +", -1)[1];
        assertThat(head).startsWith("4:");
        for (String noted : List.of(head, "5:" + head.substring(2), "4:" + "0".repeat(64))) {
            Said checked = Said.by("privacy", "audit", "--data-dir", directory.toString(), "--head", noted);
            assertThat(checked.code()).as(noted).isEqualTo(noted.equals(head) ? 0 : 1);
        }
        assertThat(Said.by("privacy", "audit", "--data-dir", directory.toString(), "--head", "4")
                        .code())
                .isEqualTo(2);
    }

    private void people() {
        for (int i = 0; i < PEOPLE; i++) {
            work.did(
                    i == 0 ? "own" : "own-" + i,
                    work.person(i, "code"),
                    i % 2 == 0 ? List.of("open", "reject") : List.of("open", "fix", "close"));
        }
        work.tell(new AccountFact(NOBODYS, "told:nobody", Evidence.PROVISIONAL, false));
        work.did("nobodys", NOBODYS, List.of("open", "fix", "close"));
    }
}
