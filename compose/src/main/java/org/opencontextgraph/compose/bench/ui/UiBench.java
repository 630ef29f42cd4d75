package org.opencontextgraph.compose.bench.ui;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Databases;

/** The user interface of a running API in a real browser, measured by {@code frontend/e2e/bench}. */
public final class UiBench {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final URI api;
    private final Databases databases;
    private final Vitest vitest;
    private final Path chromium;
    private final Path room;
    private final PrintWriter err;

    /**
     * @param home the checkout
     * @param room a folder for what comes of it
     * @throws Refusal when something that it needs is missing
     */
    public UiBench(URI api, Databases databases, Path home, Path chromium, Path room, PrintWriter err) {
        this.api = api;
        this.databases = databases;
        this.vitest = new Vitest(home.resolve("frontend"), "vitest.bench.config.ts");
        this.chromium = chromium;
        this.room = room;
        this.err = err;
    }

    /** What could be measured; why the rest could not is said on the way. */
    public UiResult run() throws IOException, InterruptedException, SQLException {
        err.println("ocg: bench: a process of " + UiWorld.STEPS + " steps and " + UiWorld.VARIANTS + " variants");
        err.flush();
        UiWorld.fill(databases.administrator());
        Path figures = room.resolve("ui-figures.json");
        Path log = room.resolve("ui-bench.log");
        err.println("ocg: bench: a browser looks at it");
        err.flush();
        OptionalInt code = vitest.run(
                log,
                room.resolve("ui-report.json"),
                Map.of(
                        "OCG_URL",
                        api.toString(),
                        "OCG_PROCESS",
                        UiWorld.PROCESS,
                        "OCG_FIGURES",
                        figures.toString(),
                        "OCG_CHROMIUM",
                        chromium.toString()),
                LIMIT);
        if (!Files.exists(figures)) {
            throw new Refusal("the browser measured nothing; it said:\n" + Files.readString(log));
        }
        if (code.isEmpty() || code.getAsInt() != 0) {
            err.println("ocg: bench: not everything could be measured; the browser's program said:\n"
                    + Files.readString(log));
            err.flush();
        }
        return UiResult.read(figures);
    }
}
