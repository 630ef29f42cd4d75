package org.opencontextgraph.query.server.personal;

/** A person's number. It stays inside: no answer and no log line has it, for cursors are sealed with it. */
public record PersonId(String value) {
    @Override
    public String toString() {
        return "PersonId[withheld]";
    }
}
