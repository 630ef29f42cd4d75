package org.opencontextgraph.compose.embedded;

import java.util.HexFormat;

/** A secret that does not print itself. */
public final class Secret {
    private final String text;

    Secret(String text) {
        this.text = text;
    }

    /** For passwords. */
    public String reveal() {
        return text;
    }

    /** For keys: the 32 random bytes behind the text. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(text);
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
