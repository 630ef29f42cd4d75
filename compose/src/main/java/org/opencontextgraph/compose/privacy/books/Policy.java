package org.opencontextgraph.compose.privacy.books;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.opencontextgraph.schema.message.Epoch;

/**
 * What the instance says it runs under.
 *
 * @param epochs its rules by the epoch's number; 0 are those of the settings
 * @param unsafe whether its gate was run without its floor
 */
public record Policy(Map<Long, Epoch> epochs, boolean unsafe) {
    /** The least k of any instance that people may read. */
    public static final int FLOOR = 5;

    public Policy {
        epochs = Map.copyOf(epochs);
    }

    public static Policy of(Epoch first, boolean unsafe) {
        return new Policy(Map.of(first.getEpoch(), first), unsafe);
    }

    /** @param decided {@code admin.policy.v1} */
    public Policy with(List<Written> decided) {
        Map<Long, Epoch> all = new TreeMap<>(epochs);
        for (Written written : decided) {
            if (written.message() instanceof Epoch epoch) {
                all.put(epoch.getEpoch(), epoch);
            } else if (written.isTombstone()) {
                all.remove(Long.parseLong(String.valueOf(written.key()))); // the gate refused it
            }
        }
        return new Policy(all, unsafe);
    }

    public Optional<Epoch> epoch(long number) {
        return Optional.ofNullable(epochs.get(number));
    }

    /** Persons that a unit of this scope has at least under these rules. */
    public static int leastPersons(Epoch epoch, String scope) {
        return List.of(scope.split(",", -1)).stream().anyMatch(epoch.getManagers()::contains)
                ? epoch.getManagerK()
                : epoch.getK();
    }
}
