package org.opencontextgraph.ingest.simulated;

/** Where people work. The last two are too small for an audience: max(10, 2k) persons at least. */
enum Department {
    ENGINEERING(62),
    OPERATIONS(38),
    SUPPORT(26),
    FINANCE(14),
    PEOPLE(6),
    BOARD(4);

    final int size;

    Department(int size) {
        this.size = size;
    }
}
