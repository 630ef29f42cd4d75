package org.opencontextgraph.streams.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.streams.release.FaultCatchers.Catcher;

/**
 * Puts each seeded fault into a copy of the gate, lets everybody look for it, and writes down who found it. It takes half
 * an hour, so it has a name that no build looks for:
 *
 * <pre>./ocg test -pl streams -Dtest=SeededFaults</pre>
 *
 * With {@code -Docg.faults=07,12} it looks at some of them, and leaves the rows about the others.
 */
class SeededFaults {
    static final Path PAGE = Path.of("../docs/seeded-faults.md");
    /** Of a fault that got through. */
    static final String NOBODY = "**nobody**";

    private static final int HISTORIES = Integer.getInteger("ocg.faults.histories", 60);
    /** The same if nobody has found anything. */
    private static final int LONGER = Integer.getInteger("ocg.faults.longer", 1000);

    private static final int AT_ONCE =
            Integer.getInteger("ocg.faults.at-once", Runtime.getRuntime().availableProcessors());
    private static final long PATIENCE_MINUTES = 30;

    /** @param histories until then; 0 where there are none */
    record Catch(int histories, String what) {}

    @Test
    void shouldAllBeCaught(@TempDir Path temporary) throws Exception {
        // Given
        String some = System.getProperty("ocg.faults", "");
        List<SeededFault> faults = SeededFault.all().stream()
                .filter(fault -> some.isEmpty() || List.of(some.split(",")).contains(fault.number()))
                .toList();
        // When
        List<SeededFault> escaped = look(faults, temporary);
        // Then
        assertThat(escaped).as("faults that got through").isEmpty();
    }

    private static List<SeededFault> look(List<SeededFault> faults, Path temporary)
            throws ExecutionException, InterruptedException {
        List<SeededFault> escaped = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            Map<SeededFault, Future<Map<Catcher, Catch>>> all = new LinkedHashMap<>();
            for (SeededFault fault : faults) {
                all.put(fault, threads.submit(() -> look(fault, temporary)));
            }
            for (Map.Entry<SeededFault, Future<Map<Catcher, Catch>>> one : all.entrySet()) {
                if (one.getValue().get().isEmpty()) {
                    escaped.add(one.getKey());
                }
            }
        }
        return escaped;
    }

    /** The page has the row at once, so that nothing is lost when this is interrupted. */
    private static synchronized void write(SeededFault fault, Map<Catcher, Catch> by) throws IOException {
        String before = Files.readString(PAGE, StandardCharsets.UTF_8);
        String page = SeededFaultsPage.of(SeededFault.all(), before, Map.of(fault.number(), by));
        Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    }

    private static Map<Catcher, Catch> look(SeededFault fault, Path temporary)
            throws IOException, InterruptedException {
        Path classes = Files.createDirectory(temporary.resolve(fault.number()));
        FaultyGate.compile(fault, classes);
        Map<Catcher, Catch> by = new EnumMap<>(Catcher.class);
        everybody(classes, 1, HISTORIES, EnumSet.allOf(Catcher.class), by);
        if (by.isEmpty()) {
            everybody(classes, HISTORIES + 1, LONGER, EnumSet.complementOf(EnumSet.of(Catcher.EXAMPLES)), by);
        }
        write(fault, by);
        return by;
    }

    /** Starts the catchers again as long as one of them has not had its turn. */
    private static void everybody(Path faulty, int from, int to, Set<Catcher> catchers, Map<Catcher, Catch> by)
            throws IOException, InterruptedException {
        Set<Catcher> left = EnumSet.copyOf(catchers);
        while (!left.isEmpty()) {
            String output = run(faulty, from, to, left);
            boolean more = false;
            for (String line : output.lines().toList()) {
                String[] parts = line.split("\t", -1);
                if (parts.length == 3) {
                    Catcher catcher = Catcher.valueOf(parts[0]);
                    more |= left.remove(catcher);
                    if (Integer.parseInt(parts[1]) != FaultCatchers.NOTHING) {
                        by.put(catcher, new Catch(Integer.parseInt(parts[1]), parts[2]));
                    }
                }
            }
            assertThat(more).as(output).isTrue();
        }
    }

    private static String run(Path faulty, int from, int to, Set<Catcher> catchers)
            throws IOException, InterruptedException {
        Path said = faulty.resolveSibling(faulty.getFileName() + ".txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=org.opencontextgraph",
                "-cp",
                faulty + File.pathSeparator + System.getProperty("java.class.path"),
                FaultCatchers.class.getName(),
                String.valueOf(from),
                String.valueOf(to)));
        catchers.forEach(catcher -> command.add(catcher.name()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES))
                    .as("the catchers come to an end")
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.readString(said, StandardCharsets.UTF_8);
    }
}
