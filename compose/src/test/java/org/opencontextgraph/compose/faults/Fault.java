package org.opencontextgraph.compose.faults;

/** What happens to the instances of a run, at moments that nobody chose. */
enum Fault {
    /** kill -9, and a start on the state that was left. */
    KILL("killed and started again"),
    /** kill -9, and a start with nothing but the changelogs. */
    LOSS("killed, its state lost and restored"),
    /** A second instance joins, and one of the two leaves: two rebalances. */
    REBALANCE("joined by another, one of them left"),
    /** kill -9 of one of two; the other one goes on alone. */
    TAKEOVER("killed, another one took over"),
    /** One of two stands still until the group has given it up, and then goes on as if nothing had happened. */
    ZOMBIE("a zombie while another one took over");

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    /** What has happened to an instance then. */
    String words() {
        return words;
    }
}
