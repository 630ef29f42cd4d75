package org.opencontextgraph.query.server.release;

import java.util.List;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;

/** Of a caller what decides what they see. */
record Reader(List<String> audiences, String subject) {
    static Reader of(Caller caller) {
        return new Reader(
                List.copyOf(caller.audiences()),
                caller.subject().map(Subject::value).orElse(""));
    }

    @Override
    public String toString() {
        return "Reader[withheld]";
    }
}
