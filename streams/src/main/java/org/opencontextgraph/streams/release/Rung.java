package org.opencontextgraph.streams.release;

/**
 * The ladder down which a trace goes that found no company: its whole sequence, then each of its transitions under the
 * last four, three, two, one steps before it.
 */
enum Rung {
    SEQUENCE(1),
    FOUR(2),
    THREE(3),
    TWO(4),
    ONE(5);

    /** Longest context, the begin mark counted as a step. */
    static final int LONGEST_CONTEXT = 4;

    private final int phase;

    Rung(int phase) {
        this.phase = phase;
    }

    /** The rung of contexts with so many steps. */
    static Rung ofContext(int steps) {
        return switch (steps) {
            case 1 -> ONE;
            case 2 -> TWO;
            case 3 -> THREE;
            case LONGEST_CONTEXT -> FOUR;
            default -> throw new IllegalArgumentException("no rung has contexts of " + steps + " steps");
        };
    }

    /** Its number among the phases of a tick; 0 are the withdrawals. */
    int phase() {
        return phase;
    }
}
