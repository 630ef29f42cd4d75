package org.opencontextgraph.ingest.file;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.file.log.Mapping;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.ProcessKey;

/**
 * An event log to import and what the operator says about it.
 *
 * @param file the log
 * @param process the process that all its events belong to
 * @param mapping where it keeps case, activity, person and time
 * @param taskIdle a task ends when nothing came for this long
 * @param labelQuorum how many distinct persons of the file must carry a label for it to be registered; null: none is
 * @param vouched whether the operator vouches for the consent of the log's people, from the beginning
 * @param readers who may read every case; null: not known, so nothing is shared
 * @param spillDirectory where a log that does not fit into memory is sorted
 * @param sortMemory bytes for sorting in memory
 */
public record FileImport(
        Path file,
        ProcessKey process,
        Mapping mapping,
        Duration taskIdle,
        @Nullable Integer labelQuorum,
        boolean vouched,
        @Nullable Audience readers,
        Path spillDirectory,
        long sortMemory) {

    public static final long DEFAULT_SORT_MEMORY = 64L << 20;

    public FileImport {
        if (labelQuorum != null && labelQuorum < 1) {
            throw new IllegalArgumentException("a label needs at least one carrier: " + labelQuorum);
        }
        if (taskIdle.isNegative() || taskIdle.isZero()) {
            throw new IllegalArgumentException("the idle limit of a task must be longer than nothing: " + taskIdle);
        }
    }
}
