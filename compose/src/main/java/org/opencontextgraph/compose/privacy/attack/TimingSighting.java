package org.opencontextgraph.compose.privacy.attack;

import java.util.Set;
import org.opencontextgraph.schema.message.CutTiming;

/** A cut's quantiles, and the persons behind them as far as they are remembered. */
public record TimingSighting(CutTiming row, Set<String> persons) {
    public TimingSighting {
        persons = Set.copyOf(persons);
    }
}
