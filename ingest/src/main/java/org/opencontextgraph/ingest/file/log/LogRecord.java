package org.opencontextgraph.ingest.file.log;

import org.jspecify.annotations.Nullable;

/** What a log's reader says about one event, or about a part of the file that holds none. */
public sealed interface LogRecord {

    /**
     * An event that can be used.
     *
     * @param caseId the case, as the file names it
     * @param activity what happened, as it stands in the file
     * @param person who did it; null when the file does not say
     * @param time milliseconds since 1970-01-01T00:00Z
     * @param order decides between events of one time; 0 when no order is mapped
     * @param position the event's number in the file from 0, rejected ones counted: decides when order does not
     */
    record Accepted(
            String caseId, String activity, @Nullable String person, long time, long order, long position)
            implements LogRecord {

        /** Names no case, activity or person: this text may reach a log. */
        @Override
        public String toString() {
            return "Accepted[position=" + position + "]";
        }
    }

    /**
     * Input that was refused.
     *
     * @param place the file, with line, trace and event, or byte
     * @param reason why, in words, without the content
     */
    record Rejected(String place, String reason) implements LogRecord {}
}
