package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimesAnswersTest {
    private static final String PROCESS = "/api/v1/analytics/processes/p";
    /** In seconds: buckets 10, 20, 30, 40, 50. */
    private static final List<String> SECONDS = List.of("7", "42", "260", "1600", "10000");

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldCombineWhatTheUnitsOfACallersScopesSay() throws Exception {
        // Given: 20 entries say 20, 7 say 40; for the crew 30 more say 40
        api.release(
                TestUnit.of("everyone", 20, "a", "b").taking(20, 10),
                TestUnit.of("everyone", 7, "a", "b").taking(40, 30),
                TestUnit.of("group:crew", 30, "a", "b").taking(40, 30),
                TestUnit.transition("everyone", 50, "x", "a", "b").taking(null, 40),
                TestUnit.of("everyone", 6, "c", "d"));

        // When, Then
        assertThat(summary(api.read(PROCESS + "/variants").path("variants"), "steps", "count", "median_seconds"))
                .containsExactly("a,b 25 " + SECONDS.get(1), "c,d 5 null");
        assertThat(summary(
                        api.read(PROCESS + "/variants", "crew").path("variants"), "steps", "count", "median_seconds"))
                .containsExactly("a,b 55 " + SECONDS.get(3), "c,d 5 null");

        // an edge's is of whole sequences and transitions
        assertThat(summary(api.read(PROCESS + "/graph").path("edges"), "source", "target", "count", "median_seconds"))
                .containsExactly("a b 75 " + SECONDS.get(3), "c d 5 null");
    }

    @Test
    void shouldShowQuantilesWhereLargeCutsPublishedThem() throws Exception {
        // Given: a large cut, one that is very large, and one whose units are gone
        TestUnit large = TestUnit.of("everyone", 12, "a", "b").inCut("large").taking(30, 30);
        TestUnit huge = TestUnit.of("everyone", 30, "a", "b").inCut("huge").taking(30, 30);
        TestUnit gone = TestUnit.of("everyone", 500, "a", "b").inCut("gone");
        TestUnit crew = TestUnit.of("group:crew", 12, "c").inCut("crew").taking(30, 30);
        api.release(large, huge, crew);
        api.database.run(large.timing(null, 25, 35, null)
                + huge.timing(10, 20, 40, 50)
                + gone.timing(1, 29, 31, 89)
                + crew.timing(null, 20, 40, null));

        // When
        JsonNode variants = api.read(PROCESS + "/variants").path("variants");

        // Then
        assertThat(summary(
                        variants,
                        "steps",
                        "median_seconds",
                        "p10_seconds",
                        "p25_seconds",
                        "p75_seconds",
                        "p90_seconds"))
                .containsExactly("a,b "
                        + String.join(
                                " ", SECONDS.get(2), SECONDS.get(0), SECONDS.get(1), SECONDS.get(3), SECONDS.get(4)));
    }

    @Test
    void shouldNeverNameAnExtremeAMeanOrASum() throws Exception {
        api.release(TestUnit.of("everyone", 20, "a", "b").taking(20, 10));
        for (String path : List.of("/variants", "/graph")) {
            assertThat(api.read(PROCESS + path).toString()).doesNotContain("min_", "max", "mean", "sum", "average");
        }
    }
}
