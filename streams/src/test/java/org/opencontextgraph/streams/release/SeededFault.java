package org.opencontextgraph.streams.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A fault that we put into a copy of the gate, to see who catches it; a file in {@code src/test/faults}. How a piece of
 * code is broken into lines does not matter.
 *
 * @param number as in the file's name
 * @param fault what goes wrong, in words
 * @param breaks the rule
 * @param file of the release package
 * @param old this piece of it
 * @param now what stands there instead
 */
record SeededFault(String number, String fault, String breaks, String file, String old, String now) {
    static final Path SOURCES = Path.of("src/main/java/org/opencontextgraph/streams/release");
    private static final Path FAULTS = Path.of("src/test/faults");
    private static final Pattern EDIT =
            Pattern.compile("fault: (.+)\nbreaks: (.+)\nfile: (.+)\n---- old\n(.+)\n---- now\n(.*)", Pattern.DOTALL);

    /** All of them, by number. */
    static List<SeededFault> all() {
        try (Stream<Path> files = Files.list(FAULTS)) {
            return files.sorted().map(SeededFault::read).toList();
        } catch (IOException e) {
            throw new IllegalStateException("cannot list " + FAULTS, e);
        }
    }

    private static SeededFault read(Path path) {
        String name = path.getFileName().toString();
        Matcher edit = EDIT.matcher(text(path));
        if (!name.matches("[0-9]{2}-[a-z0-9-]+\\.edit") || !edit.matches()) {
            throw new IllegalStateException(name + " is no seeded fault; see the others");
        }
        return new SeededFault(
                name.substring(0, 2), edit.group(1), edit.group(2), edit.group(3), edit.group(4), edit.group(5));
    }

    /** Today's source of the file with the fault in it. */
    String source() {
        String source = text(SOURCES.resolve(file));
        Pattern piece = Pattern.compile(
                Arrays.stream(old.strip().split("\\s+")).map(Pattern::quote).collect(Collectors.joining("\\s+")));
        List<MatchResult> found = piece.matcher(source).results().toList();
        if (found.size() != 1) {
            throw new IllegalStateException("fault " + number + " is for a piece of " + file + " that is there "
                    + found.size() + " times: put the fault where that code is now");
        }
        return source.substring(0, found.getFirst().start())
                + now.strip()
                + source.substring(found.getFirst().end());
    }

    private static String text(Path path) {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + path, e);
        }
    }

    @Override
    public String toString() {
        return number + " " + fault;
    }
}
