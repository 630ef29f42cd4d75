package org.opencontextgraph.ingest.job;

import java.util.Locale;

/** How a run ended. */
public enum Outcome {
    DONE,
    /** It is tried again, at a time that stands in its row. */
    FAILED,
    /** It failed as often as it may; it is tried again when it is due. */
    DEAD,
    /** An operator did not want it any more. */
    CANCELLED,
    /** Its worker was stopped in order; the job waits again. */
    STOPPED,
    /** Its worker died, or was away for so long that another one took over. */
    LOST;

    /** As it stands in `ingest.job_run`. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
