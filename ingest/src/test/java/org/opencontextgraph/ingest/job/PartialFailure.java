package org.opencontextgraph.ingest.job;

import org.opencontextgraph.ingest.registry.Diagnosis;

/**
 * One way in which what is read of a tool is not all.
 *
 * @param what is done to it
 * @param says words of a finding that names the cause
 * @param todo words of what that finding tells to do
 * @param run reads a tool to which that is done, and looks at it
 */
record PartialFailure(String what, String says, String todo, Examined run) {
    /** @throws Exception when the test itself is wrong */
    @FunctionalInterface
    interface Examined {
        Diagnosis diagnose(ExaminedTools tools, String name) throws Exception;
    }

    @Override
    public String toString() {
        return what;
    }
}
