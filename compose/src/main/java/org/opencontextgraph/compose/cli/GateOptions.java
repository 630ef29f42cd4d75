package org.opencontextgraph.compose.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.config.PolicyConfig;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** Other rules at the gate than a real instance may have: in a throwaway {@code demo} only. */
final class GateOptions {
    @Option(
            names = "--k",
            paramLabel = "N",
            description = "Persons that a published pattern has at least (default: policy.k, else 5).")
    private @Nullable Integer k;

    @Option(names = "--no-caps", description = "Do not bound what one person adds to a count; only with --unsafe.")
    private boolean noCaps;

    @Option(
            names = "--ungated",
            description = "Publish everything, for comparison with other tools; only with --unsafe.")
    private boolean ungated;

    @Option(names = "--dump", paramLabel = "FILE", description = "Write what the API shows as JSON.")
    private @Nullable Path dump;

    @Option(
            names = "--unsafe",
            description = "Allow what the gate's floor forbids. The data directory is marked, and up refuses it.")
    private boolean unsafe;

    /** Persons that a label of the log needs to be registered. */
    int labelQuorum(PolicyConfig policy) {
        return ungated ? 1 : policy.k();
    }

    Optional<Path> dump() {
        return Optional.ofNullable(dump);
    }

    /** Flat configuration keys; a configured k stays unless another one was said. */
    Map<String, String> settings(CommandLine command) {
        require(k == null || k >= 1, "--k must be at least 1", command);
        require(
                unsafe || k == null || k >= PolicyConfig.FLOOR,
                "--k below " + PolicyConfig.FLOOR + " needs --unsafe",
                command);
        require(unsafe || !noCaps, "--no-caps needs --unsafe", command);
        require(unsafe || !ungated, "--ungated needs --unsafe", command);
        require(!ungated || k == null, "--ungated knows no --k", command);
        Map<String, String> settings = new LinkedHashMap<>();
        if (k != null) {
            settings.put("policy.k", k.toString());
        }
        settings.put("policy.caps", Boolean.toString(!noCaps));
        settings.put("policy.ungated", Boolean.toString(ungated));
        settings.put("policy.unsafe", Boolean.toString(unsafe));
        return settings;
    }

    private static void require(boolean holds, String problem, CommandLine command) {
        if (!holds) {
            throw new CommandLine.ParameterException(command, problem);
        }
    }
}
