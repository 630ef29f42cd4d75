package org.opencontextgraph.query.server.context;

import java.util.Optional;

/** How many people share a variant, an edge or a step, as coarsely as it may be said: in the largest single cut, never a sum over cuts. */
public enum Band {
    FIFTY("≥50", 50),
    TWENTY("≥20", 20),
    TEN("≥10", 10),
    FIVE("≥5", 5);

    private final String shown;
    private final long least;

    Band(String shown, long least) {
        this.shown = shown;
        this.least = least;
    }

    public String shown() {
        return shown;
    }

    /** @param people k times the live cohorts of a cut; below five (an instance that is not gated) there is no band */
    public static Optional<Band> of(long people) {
        for (Band band : values()) {
            if (people >= band.least) {
                return Optional.of(band);
            }
        }
        return Optional.empty();
    }
}
