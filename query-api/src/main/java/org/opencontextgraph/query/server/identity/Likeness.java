package org.opencontextgraph.query.server.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Why two accounts of different tools may be one human's, the strongest reason first. None of them proves it. */
public enum Likeness {
    SAME_NAME("has the same name") {
        @Override
        Optional<String> key(String name) {
            return Optional.of(name);
        }
    },
    SAME_WRITTEN_DIFFERENTLY("has the same name but for case, accents and punctuation") {
        @Override
        Optional<String> key(String name) {
            return folded(name);
        }
    },
    SAME_BEFORE_THE_AT("has the same name before the @ of an address") {
        @Override
        Optional<String> key(String name) {
            int at = name.indexOf('@');
            return folded(at < 0 ? name : name.substring(0, at));
        }
    };

    private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SHORTEST = 3;

    private final String words;

    Likeness(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Accounts with the same key are alike; empty: such a name says nothing. */
    abstract Optional<String> key(String name);

    private static Optional<String> folded(String name) {
        String plain = NEITHER_LETTER_NOR_DIGIT
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        return Optional.of(plain).filter(it -> it.length() >= SHORTEST);
    }
}
