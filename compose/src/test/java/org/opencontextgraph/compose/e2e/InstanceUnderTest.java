package org.opencontextgraph.compose.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opencontextgraph.compose.cli.Said;
import org.opencontextgraph.compose.cli.ThrowawayDirectory;
import org.opencontextgraph.compose.run.Shutdown;

/** One instance for all tests of a class, with the invariants checked after each of them. */
final class InstanceUnderTest implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
    private final Map<String, String> settings;
    private final Shutdown shutdown = new Shutdown();
    private @Nullable RunningInstance instance;

    /** @param settings flat configuration keys, see {@link Instances} */
    InstanceUnderTest(Map<String, String> settings) {
        this.settings = settings;
    }

    RunningInstance running() {
        return Objects.requireNonNull(instance, "not started");
    }

    /** The real {@code import}, as another command of the same user. */
    Said imports(Path file, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "import";
        arguments[1] = "--data-dir";
        arguments[2] = running().directory().toString();
        arguments[3] = file.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Said.by(arguments);
    }

    /** The real {@code import} of a log whose people agreed and that everyone may read. */
    Said imports(String log) {
        return Said.by(PublicLog.vouched(log, running().directory()));
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path place = Files.createTempDirectory("ocg-e2e-");
        shutdown.add(new ThrowawayDirectory(place));
        Path directory = Instances.withCommonSecrets(place.resolve("a directory"));
        shutdown.add(Instances.start(directory, settings));
        instance = RunningInstance.on(directory);
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            new InvariantChecker(running()).check();
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        shutdown.close();
    }
}
