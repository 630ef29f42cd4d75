package org.opencontextgraph.schema.id;

import java.util.regex.Pattern;

/** A group of people that may read, declared by the operator: `everyone`, or `group:NAME`. */
public record Audience(String value) {
    private static final Pattern FORM = Pattern.compile("everyone|group:[A-Za-z0-9][A-Za-z0-9 ._/@-]{0,119}");
    public static final Audience EVERYONE = new Audience("everyone");

    public Audience {
        if (!isOne(value)) {
            throw new IllegalArgumentException("an audience is 'everyone' or 'group:NAME': " + value);
        }
    }

    /** Whether it has an audience's form. */
    public static boolean isOne(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
