package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.opencontextgraph.compose.bench.ui.Chromium;
import org.opencontextgraph.compose.bench.ui.Vitest;
import org.opencontextgraph.compose.cli.OcgProcess;
import org.opencontextgraph.compose.cli.Project;

/** What people do in a browser ({@code frontend/e2e}), each of its results as one of ours. */
class UserInterfaceTest {
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TestFactory
    List<DynamicTest> shouldDoWhatPeopleComeForInARealBrowser() throws Exception {
        // Given
        Optional<Path> chromium = Chromium.find(System.getenv());
        assumeTrue(chromium.isPresent(), "needs " + Chromium.NEEDED);
        Path root = Project.root();
        Vitest vitest = new Vitest(root.resolve("frontend"), "vitest.e2e.config.ts");
        assertThat(vitest.isInstalled())
                .as("the build installs the frontend's packages")
                .isTrue();
        Path log = Files.createDirectories(root.resolve("compose/target")).resolve("user-interface-test.log");
        Path report = log.resolveSibling("user-interface-test.json");
        Map<String, String> environment = new HashMap<>(Map.of(
                "OCG_COMMAND", JSON.writeValueAsString(OcgProcess.command()),
                "OCG_CHROMIUM", chromium.get().toString()));
        PublicLog.folder().ifPresent(data -> environment.put("OCG_DATA", data.toString()));

        // When
        OptionalInt code = vitest.run(log, report, environment, LIMIT);

        // Then
        assertThat(code)
                .as("ended within %s; all that it said is in %s", LIMIT, log)
                .isPresent();
        assertThat(report)
                .as("Vitest came to a result; all that it said is in %s", log)
                .exists();
        return VitestReport.tests(JSON.readTree(report.toFile()));
    }
}
