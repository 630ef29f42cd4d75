package org.opencontextgraph.compose.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;

/** The tools answer as the real ones do: what is asked for in parts is all there, in the order in which it has to come. */
class ToolsOfTheBenchmarkTest {
    private static final String ISSUES =
            "/repos/acme/shop/issues?state=all&sort=updated&direction=asc&per_page=10&page=%d&since=%s";

    @Test
    void shouldGiveIssuesOfGithubInTheOrderOfTheirUpdateAndFromAMomentOn() throws Exception {
        try (GithubSource github = new GithubSource(140)) {
            // When
            JsonNode first = ask(github, ISSUES.formatted(1, "2025-01-01T00:00:00Z"));
            String last = first.path(9).path("updated_at").asText();
            JsonNode next = ask(github, ISSUES.formatted(1, last));
            JsonNode deeper = ask(github, ISSUES.formatted(2, "2025-01-01T00:00:00Z"));

            // Then
            assertThat(github.events()).isEqualTo(140);
            assertThat(first.findValuesAsText("updated_at")).isSorted();
            assertThat(next.path(0)).as("what has this moment comes again").isEqualTo(first.path(9));
            assertThat(deeper.path(0).path("number").asInt()).isEqualTo(11);
            assertThat(deeper).hasSize(10);
        }
    }

    @Test
    void shouldGiveWhatWasDoneToIssuesWithTheNewestFirst() throws Exception {
        try (GithubSource github = new GithubSource(14)) {
            JsonNode done = ask(github, "/repos/acme/shop/issues/events?per_page=100&page=1");

            assertThat(done).hasSize(8);
            assertThat(done.path(0).path("created_at").asText())
                    .isGreaterThan(done.path(7).path("created_at").asText());
        }
    }

    @Test
    void shouldOpenToNobodyWithoutTheToken() throws Exception {
        try (GithubSource github = new GithubSource(14);
                HttpClient http = HttpClient.newHttpClient()) {
            int status = http.send(
                            HttpRequest.newBuilder(address(github).resolve("/repos/acme/shop"))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();

            assertThat(status).isEqualTo(401);
        }
    }

    @Test
    void shouldHaveAPlaceForAllThatIsFilledIn() {
        assertThat(Template.of("jira-history.json", "id", "user", "created", "items")
                        .fill(7, "{}", "today", ""))
                .isEqualTo("{\"id\":\"7\",\"author\":{},\"created\":\"today\",\"items\":[]}");
        assertThatThrownBy(() -> Template.of("jira-history.json", "id")).hasMessage("nothing is given for @user@");
    }

    @Test
    void shouldWriteTheLoadItselfWhereThereIsNoPgbench(@TempDir Path place) throws Exception {
        try (DataDirectory directory = DataDirectory.open(place.resolve("desk"));
                EmbeddedPostgres server = EmbeddedPostgres.start(directory);
                DatabaseSource desk = DatabaseSource.on(server, 4)) {
            new JdbcLoad(server.administrator()).run(1);

            assertThat(desk.inserted())
                    .as("two rows of each transaction")
                    .isPositive()
                    .isEven();
        }
    }

    private static JsonNode ask(SourceTool tool, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(tool).resolve(path))
                .header("Authorization", "Bearer " + tool.token())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return new ObjectMapper()
                    .readTree(http.send(request, HttpResponse.BodyHandlers.ofString())
                            .body());
        }
    }

    private static URI address(SourceTool tool) {
        return URI.create(String.valueOf(tool.settings().get("address")));
    }
}
