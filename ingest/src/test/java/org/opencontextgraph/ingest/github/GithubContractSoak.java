package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.EventBatch;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;

/** The connector against the contract that GitHub publishes of its API; {@code ./ocg soak github} runs it. */
class GithubContractSoak {
    private static final int ROUNDS = Integer.getInteger("ocg.rounds", 1);
    private static final long SEED = Long.getLong("ocg.seed", 1);
    private static final Path HOME = Path.of("target", "prism");
    private static final int MOST_PAGES = 50;
    private static final List<String> WORDS = List.of("lorem", "ipsum", "dolor", "octocat", "Hello-World");

    private final Map<String, Integer> counts = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();

    @Test
    void shouldAskAndUnderstandWhatTheContractSays() throws Exception {
        try (PrismMock github = PrismMock.start(HOME.toAbsolutePath())) {
            try {
                examples(github);
                for (int round = 0; round < ROUNDS; round++) {
                    github.invent((SEED + round) * 1_000);
                    whatIsAllowed(github);
                }
            } finally {
                report(github.answers());
            }
        }
    }

    /** The examples that stand in the description: all is asked as it says, and nothing is refused. */
    private void examples(PrismMock github) throws IOException {
        try (GuardedAccess access = access()) {
            Tool tool = tool(github, access);
            ScopeCheck check = tool.check();
            assertThat(check.missing()).isEmpty();
            PermissionSource permissions = tool.permissions().orElseThrow();
            assertThat(pages(permissions)).isNotEmpty();
            for (Connector stream : tool.streams()) {
                read(stream);
            }
        }
        assertThat(github.answers().keySet()).as("what was answered").containsExactly("GET 200");
        assertThat(refused).isEmpty();
        assertThat(counts).containsKeys("events");
    }

    /** Anything that the description allows: it is read, or refused with its place; never an error of ours, never content. */
    private void whatIsAllowed(PrismMock github) throws IOException {
        try (GuardedAccess access = access()) {
            Tool tool = tool(github, access);
            attempt("the token", tool::check);
            attempt("permissions", () -> pages(tool.permissions().orElseThrow()));
            for (Connector stream : tool.streams()) {
                attempt(last(stream), () -> read(stream));
            }
        }
    }

    private interface Asking {
        Object ask() throws IOException;
    }

    private void attempt(String what, Asking asking) {
        try {
            Object _ = asking.ask();
        } catch (IOException e) {
            refuse(what + ": " + e.getMessage());
        }
    }

    private Instant read(Connector stream) throws IOException {
        String position = "";
        stream.describe(_ -> {});
        for (int page = 0; page < MOST_PAGES; page++) {
            EventBatch batch = stream.fetch(position, 1_000);
            count("events", batch.events().size());
            count("ignored", (int) batch.passedOver().ignored());
            count("known already", (int) batch.passedOver().duplicate());
            batch.passedOver().unmapped().forEach((what, times) -> unmapped(what));
            batch.rejected().forEach(it -> refuse(last(stream) + ": " + it.reason()));
            batch.events()
                    .forEach(event ->
                            assertThat(event.label()).isIn(stream.source().vocabulary()));
            position = batch.position();
            Instant completeUpTo = batch.completeUpTo();
            if (completeUpTo != null) {
                stream.close();
                return completeUpTo;
            }
        }
        throw new AssertionError(last(stream) + " comes to no end");
    }

    private List<PermissionPage> pages(PermissionSource source) throws IOException {
        List<PermissionPage> pages = new ArrayList<>();
        for (String position = ""; position != null; ) {
            PermissionPage page = source.fetch(position);
            pages.add(page);
            page.withheld().forEach(it -> refuse("withheld: " + it));
            position = page.next();
            assertThat(pages).hasSizeLessThan(MOST_PAGES);
        }
        return pages;
    }

    /** A word of the tool is told, so that somebody can decide; nothing that is no word. */
    private void unmapped(String what) {
        assertThat(what).matches("[a-z_]{1,64}\\.[A-Za-z_]{1,64}(:[A-Za-z_]{1,64})?");
        refused.merge("a word that nobody has decided about", 1, Integer::sum);
    }

    private void count(String what, int times) {
        counts.merge(what, times, Integer::sum);
    }

    private void refuse(String why) {
        for (String word : WORDS) {
            assertThat(why).as("content in a message").doesNotContainIgnoringCase(word);
        }
        refused.merge(why, 1, Integer::sum);
    }

    private static String last(Connector stream) {
        String name = stream.source().stream();
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static GuardedAccess access() {
        return new GuardedAccess("a-token-of-a-test", true, InstantSource.system());
    }

    private static Tool tool(PrismMock github, GuardedAccess access) {
        return new GithubKind()
                .open(
                        "work",
                        ToolSettings.of(
                                new GithubKind().settings(),
                                Map.of(
                                        "address",
                                        github.address().toString(),
                                        "repositories",
                                        "octocat/Hello-World",
                                        "since",
                                        "1970-01-01",
                                        "readable-by",
                                        "asked")),
                        access);
    }

    private void report(Map<String, Integer> answers) throws IOException {
        StringBuilder text = new StringBuilder("The examples of GitHub's OpenAPI description once, then " + ROUNDS
                + " times whatever it allows (Prism, seed " + SEED + ").\n\n| answered | times |\n|---|---|\n");
        new TreeMap<>(answers).forEach((what, times) -> text.append("| " + what + " | " + times + " |\n"));
        text.append("\n| read | |\n|---|---|\n");
        counts.forEach((what, times) -> text.append("| " + what + " | " + times + " |\n"));
        text.append("\n| refused, with its reason | times |\n|---|---|\n");
        refused.forEach((why, times) -> text.append("| " + why + " | " + times + " |\n"));
        System.out.println(text);
        String file = System.getProperty("ocg.soak.result");
        if (file != null) {
            Files.writeString(Path.of(file), text);
        }
    }
}
