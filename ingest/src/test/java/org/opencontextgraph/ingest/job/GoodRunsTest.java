package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.registry.Diagnosis;
import org.opencontextgraph.ingest.registry.Diagnosis.Completeness;

/** Three hundred runs of tools to which anything may happen but a failure: none of them is called anything but complete. */
class GoodRunsTest {
    private static final int RUNS = 300;
    private static final int RUNS_OF_A_TOOL = 15;

    @Test
    void shouldRaiseNoFalseAlarm() throws Exception {
        long seed = Long.getLong("ocg.seed", System.nanoTime() % 1_000_000);
        Random random = new Random(seed);
        FeedSettings feed = TestBroker.newTopics("good-runs.");
        List<String> alarms = new ArrayList<>();
        int runs = 0;
        try (TestBackends backends = TestBackends.start()) {
            ExaminedTools tools = new ExaminedTools(backends.database(), feed);
            for (int number = 0; runs < RUNS; number++) {
                String name = "good-" + number;
                try (GoodTool tool = tool(number, name)) {
                    tools.add(name, tool.kind(), tool.settings());
                    for (int run = 0; run < RUNS_OF_A_TOOL; run++) {
                        // When
                        tool.happens(random);
                        tools.run(name);
                        if (tool instanceof GoodTool.Github github && (run == 0 || random.nextInt(4) == 0)) {
                            tools.sync(name, github.it.group());
                        }
                        runs++;

                        // Then
                        Diagnosis diagnosis = tools.diagnose(name);
                        if (!diagnosis.equals(new Diagnosis(Completeness.COMPLETE, List.of()))) {
                            alarms.add(tool.kind() + ", run " + run + ": " + diagnosis);
                        }
                    }
                }
            }
        }
        assertThat(runs).isEqualTo(RUNS);
        assertThat(alarms).as("seed %d", seed).isEmpty();
    }

    /** A run of GitHub reads five lists, so it has fewer. */
    private static GoodTool tool(int number, String name) throws Exception {
        return switch (number % 5) {
            case 0 -> new GoodTool.Github();
            case 1, 2 -> new GoodTool.Jira();
            default -> new GoodTool.Topic(name);
        };
    }
}
