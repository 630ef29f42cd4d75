package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;

/** Vitest's JSON, each result in it as a test of ours. */
final class VitestReport {
    private VitestReport() {}

    /** @throws AssertionError when nothing was run */
    static List<DynamicTest> tests(JsonNode report) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode file : report.path("testResults")) {
            String name = Path.of(file.path("name").asText()).getFileName().toString();
            boolean anyFailed = false;
            for (JsonNode one : file.path("assertionResults")) {
                anyFailed |= one.path("status").asText().equals("failed");
                tests.add(DynamicTest.dynamicTest(
                        name + ": " + one.path("fullName").asText(), () -> judge(one)));
            }
            if (!file.path("status").asText().equals("passed") && !anyFailed) {
                // before or after its tests: they are skipped then, or look as if nothing had been
                tests.add(DynamicTest.dynamicTest(name, () -> {
                    throw new AssertionError(file.path("message").asText());
                }));
            }
        }
        assertThat(tests).as("tests that were run").isNotEmpty();
        return tests;
    }

    private static void judge(JsonNode one) {
        switch (one.path("status").asText()) {
            case "passed" -> assertThat(one.path("failureMessages")).isEmpty();
            case "failed" ->
                throw new AssertionError(one.path("failureMessages")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n")));
            default -> abort(one.path("meta").path("reason").asText("no reason given"));
        }
    }
}
