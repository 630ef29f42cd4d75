package org.opencontextgraph.ingest.kit;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.connector.Tool;

/**
 * A tool in which things happen when a test says so, and which a connector can open.
 *
 * <p>A happening has a number and makes one event (or as many as the world says), which has the happening's time. What a tool cannot do (a log in which
 * nothing is ever deleted) answers false, and the tests that are about it are skipped. Texts that people write hold {@link #CONTENT} in this world,
 * so that the kit sees when one gets out.
 */
public interface ToolWorld extends AutoCloseable {
    /** What no connector lets out. */
    String CONTENT = "a secret of somebody";

    /** Everything happens later than this day. */
    LocalDate SINCE = LocalDate.parse("2025-01-01");

    ConnectorKind kind();

    /**
     * Opens it with nothing remembered of earlier times: the process was started anew.
     *
     * @param name of the connector
     */
    Tool open(String name);

    /** Something happens that the connector has a step for. Times are whole seconds. */
    void happen(int number, Instant time) throws IOException;

    /** How many events a happening makes. */
    default int events(int number) {
        return 1;
    }

    /** How many events a fetch is asked for. */
    default int limit() {
        return 100;
    }

    /**
     * Whether it can be read on from a position before the last acknowledged one. Of a tool that forgets what was acknowledged, the beginning
     * is read in one piece.
     */
    default boolean goesBack() {
        return true;
    }

    /** What happened is updated in a way that is no step. */
    default boolean touch(int number, Instant time) throws IOException {
        return false;
    }

    /** What happened is not shown any more. */
    default boolean delete(int number) throws IOException {
        return false;
    }

    /** What everything is in has another name from now on: the repository, the project, the queue. */
    default boolean rename() throws IOException {
        return false;
    }

    /** What happened is told twice from now on. */
    default boolean repeat(int number) throws IOException {
        return false;
    }

    /** From now on what is told at once comes in no order. */
    default boolean shuffle() throws IOException {
        return false;
    }

    /** Whether it answers with nothing although there is something, as an index does that is made anew. */
    default boolean hide(boolean hidden) throws IOException {
        return false;
    }

    /** Where strings stand in a happening, in the world's own words. */
    List<String> places();

    /** Something happens, and one string of it is another; whether that can still be an event is the connector's to say. */
    void happen(int number, Instant time, String place, String text) throws IOException;

    /** Whether a string can be held at all; a database knows no NUL. */
    default boolean holds(String text) {
        return true;
    }

    @Override
    void close() throws IOException;
}
