package org.opencontextgraph.schema.id;

import java.util.regex.Pattern;

/** Names a process in URLs, topics and rows: lower-case letters, digits, `-`, `_` and `.`, 1 to 80 characters. */
public record ProcessKey(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");

    public ProcessKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a process key has 1 to 80 of a-z 0-9 . _ - and starts with a letter or"
                    + " digit; this one does not: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
