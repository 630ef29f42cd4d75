package org.opencontextgraph.compose.privacy.attack;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who must not be named: account names, and the numbers of accounts and persons. What is too short, or a mere number, would be
 * found everywhere and is not looked for.
 *
 * @param words identities that are one word, in lower case
 * @param phrases the others
 */
public record Identities(Set<String> words, Set<String> phrases) {
    public static final Identities NONE = new Identities(Set.of(), Set.of());

    private static final int SHORTEST = 5;
    private static final int MOST_PHRASES = 5_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.-]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9.]+");

    public static Identities of(Set<String> names) {
        Set<String> words = new HashSet<>();
        Set<String> phrases = new HashSet<>();
        for (String name : names) {
            String plain = name.toLowerCase(Locale.ROOT).strip();
            if (plain.length() < SHORTEST || NUMBER.matcher(plain).matches()) {
                continue;
            }
            (BETWEEN_WORDS.matcher(plain).find() ? phrases : words).add(plain);
        }
        return new Identities(
                words, phrases.stream().sorted().limit(MOST_PHRASES).collect(Collectors.toSet()));
    }

    /** For texts that are full of words of their own: no name that is one plain word, it may be theirs. */
    public static Identities unmistakable(Set<String> names) {
        Identities all = of(names);
        return new Identities(
                all.words().stream()
                        .filter(word -> !word.chars().allMatch(Character::isLetter))
                        .collect(Collectors.toSet()),
                all.phrases());
    }

    /** Whether a text names one of them, as whole words. */
    public boolean areIn(String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS.splitAsStream(plain).anyMatch(words::contains)
                || phrases.stream().anyMatch(phrase -> holds(plain, phrase));
    }

    private static boolean holds(String text, String phrase) {
        for (int at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1)) {
            int end = at + phrase.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (begins && ends) {
                return true;
            }
        }
        return false;
    }
}
