package org.opencontextgraph.ingest.job;

import java.io.IOException;

/** Signals to processes that a test has started. */
final class Signals {
    private Signals() {}

    static void send(String name, long process) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process))
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("kill -" + name + " " + process + ": " + code);
        }
    }
}
