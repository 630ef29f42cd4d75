package org.opencontextgraph.compose.faults;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.e2e.Topic;
import org.opencontextgraph.compose.e2e.Topic.Written;
import org.opencontextgraph.schema.message.DeadLetter;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * All that a run left behind, read as committed.
 *
 * @param units of each partition, in its order: key and bytes
 * @param audit how often each key and bytes occur
 * @param ledger the last bytes of each key
 * @param deadLetters how often something was refused, by partition and reason; where it lay differs with the gate's own records
 * @param state the last bytes of each row of the gates' changelogs, by partition
 */
record Outcome(
        List<List<String>> units,
        Map<String, Integer> audit,
        Map<String, String> ledger,
        Map<String, Integer> deadLetters,
        Map<String, String> state) {
    /** The kinds of row that do not depend on how often the gate was interrupted; {@code Rows} lists all. */
    private static final String UNINTERRUPTED = "AEHILPSTUWY";

    /** In place of bytes: a tombstone. */
    static final String GONE = "gone";

    static Outcome read(Map<String, Object> client, String run, int partitions) {
        return new Outcome(
                units(read(client, run, Topics.UNIT), partitions),
                audit(read(client, run, Topics.AUDIT)),
                last(read(client, run, Topics.LEDGER), key -> true),
                deadLetters(read(client, run, Topics.DEAD_LETTER), run),
                last(Topic.read(client, run + "-release-state-changelog"), key -> UNINTERRUPTED.indexOf(key[0]) >= 0));
    }

    private static Topic read(Map<String, Object> client, String run, TopicSpec topic) {
        return Topic.read(client, topic.in(run + "."));
    }

    private static List<List<String>> units(Topic topic, int partitions) {
        List<List<String>> units = IntStream.range(0, partitions)
                .mapToObj(partition -> (List<String>) new ArrayList<String>())
                .toList();
        topic.records().forEach(row -> units.get(row.partition()).add(row.key() + " " + text(row.bytes())));
        return units;
    }

    private static Map<String, Integer> audit(Topic topic) {
        Map<String, Integer> audit = new TreeMap<>();
        topic.records().forEach(row -> audit.merge(row.key() + " " + text(row.bytes()), 1, Integer::sum));
        return audit;
    }

    private static Map<String, String> last(Topic topic, Predicate<byte[]> wanted) {
        Map<String, String> last = new TreeMap<>();
        for (Written row : topic.records()) {
            byte[] key = Objects.requireNonNull(row.keyBytes());
            if (wanted.test(key)) {
                String name = row.partition() + " " + text(key);
                if (row.bytes() == null) {
                    last.remove(name);
                } else {
                    last.put(name, text(row.bytes()));
                }
            }
        }
        return last;
    }

    private static Map<String, Integer> deadLetters(Topic topic, String run) {
        Map<String, Integer> letters = new TreeMap<>();
        topic.all(DeadLetter.class)
                .forEach(letter -> letters.merge(
                        letter.getSource().substring(run.length()) + "-" + letter.getPartition() + ": "
                                + letter.getReason(),
                        1,
                        Integer::sum));
        return letters;
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? GONE : HexFormat.of().formatHex(bytes);
    }
}
