package org.opencontextgraph.compose.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A tool that is asked, to which more and more happens, and that knows the ids of the events which come of it. */
interface GrowingSource extends AutoCloseable {
    /** Tools of tests have no real time: something happens every five seconds from here on. */
    long BEGIN = 1_772_323_200; // 2026-03-01T00:00:00Z, in seconds

    /** What the connector is called, and what kind it is of. */
    String kind();

    /** What `connectors add` is told besides the name, the kind and the token. */
    List<String> settings(Path place) throws Exception;

    /** Whether what happened is sent page by page, and not all at once. */
    default boolean sendsPages() {
        return false;
    }

    /** Whether what is there at first is sent from its beginning again when that was broken off: twice, with one id. */
    default boolean beginsAnew() {
        return false;
    }

    /** At least so many things happen. */
    void grow(int events) throws Exception;

    /** What the ids of its events begin with, and those of no other. */
    String prefix();

    /** Of all that happened, behind the prefix. */
    Set<String> ids();

    @Override
    void close() throws IOException;

    static long at(int number) {
        return BEGIN + 5L * number;
    }
}
