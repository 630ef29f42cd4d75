package org.opencontextgraph.streams.personal;

import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.StepOrigin;
import org.opencontextgraph.schema.message.TaskStep;

/** About how many bytes the parts of a task take in a record; never fewer than they do. */
final class TaskSize {
    /** Nothing more joins. What joined last may go beyond by about 60 KB: labels of 2,000 characters, 256 audiences. */
    static final long FULL = 512 << 10;

    /** What a row may grow to afterwards, when its readers become more. A record holds about a megabyte. */
    static final long MOST = 768 << 10;

    /** Lengths, numbers and marks: each at most ten bytes. */
    private static final int AROUND = 60;

    private TaskSize() {}

    static long of(TaskStep step, StepOrigin origin) {
        String process = origin.getProcess();
        return AROUND
                + (process == null ? 0 : bytes(process))
                + bytes(step.getEvent())
                + bytes(step.getResource())
                + bytes(step.getAccount())
                + bytes(step.getStep());
    }

    static long of(String resource, Acl readers) {
        long size = AROUND + bytes(resource);
        for (String audience : readers.getAudiences()) {
            size += 5 + bytes(audience);
        }
        return size;
    }

    /** Of UTF-8; a little more where there are characters beyond the basic plane. */
    private static long bytes(String text) {
        long bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 0 : c < 0x800 ? 1 : 2;
        }
        return bytes;
    }
}
