package org.opencontextgraph.compose.bench.next;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opencontextgraph.ingest.file.log.Mapping;

/** A log in three parts: to learn from, to choose settings on, to be scored on. */
public record SplitLog(String name, List<Case> training, List<Case> validation, List<Case> test) {
    private static final Pattern TRAINING = Pattern.compile("train_(.+?)\\.xes(\\.gz)?");
    /** As the fixed parts were made. */
    private static final int TRAINING_PERCENT = 64;

    private static final int TEST_FROM_PERCENT = 80;

    /**
     * Logs whose parts lie in a folder as {@code train_NAME}, {@code val_NAME} and {@code test_NAME}, by name.
     *
     * @throws IOException also when one of three parts is missing
     */
    public static List<SplitLog> in(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.sorted().toList();
        }
        List<SplitLog> logs = new ArrayList<>();
        for (Path file : files) {
            String fileName = String.valueOf(file.getFileName());
            Matcher training = TRAINING.matcher(fileName);
            if (training.matches()) {
                String rest = fileName.substring("train_".length());
                logs.add(new SplitLog(
                        training.group(1),
                        CaseFile.read(file, Mapping.DEFAULT),
                        CaseFile.read(folder.resolve("val_" + rest), Mapping.DEFAULT),
                        CaseFile.read(folder.resolve("test_" + rest), Mapping.DEFAULT)));
            }
        }
        return logs;
    }

    /** Any log, split in the same shares by the order in which its cases begin. */
    public static SplitLog of(String name, Path file, Mapping mapping) throws IOException {
        List<Case> cases = new ArrayList<>(CaseFile.read(file, mapping));
        cases.sort(Comparator.comparingLong(Case::begin));
        int validation = cases.size() * TRAINING_PERCENT / 100;
        int test = cases.size() * TEST_FROM_PERCENT / 100;
        return new SplitLog(
                name, cases.subList(0, validation), cases.subList(validation, test), cases.subList(test, cases.size()));
    }

    public SplitLog {
        training = List.copyOf(training);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    /** What may be learned from when nothing is left to be chosen. */
    List<Case> known() {
        return Stream.concat(training.stream(), validation.stream()).toList();
    }
}
