package org.opencontextgraph.query.server.identity;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.opencontextgraph.query.server.identity.Suggestion.Candidate;

/** Finds whose accounts may be that nobody vouches for. Depends on nothing but what it is given, in whatever order. */
final class Suggestions {
    /** A name that more people have says nothing. */
    private static final int MOST_PEOPLE = 5;

    /** That an account is not this person's, somebody has decided. */
    record Rejected(String account, String person) {}

    private final Map<Likeness, Map<String, List<KnownAccount>>> vouched = new EnumMap<>(Likeness.class);
    private final Set<Rejected> rejected;

    private Suggestions(Collection<KnownAccount> accounts, Set<Rejected> rejected) {
        this.rejected = rejected;
        for (Likeness likeness : Likeness.values()) {
            Map<String, List<KnownAccount>> alike = new HashMap<>();
            accounts.stream()
                    .filter(account -> account.counts() && !account.isImported())
                    .sorted(comparing(KnownAccount::account))
                    .forEach(account -> account.name()
                            .flatMap(likeness::key)
                            .ifPresent(key -> alike.computeIfAbsent(key, _ -> new ArrayList<>())
                                    .add(account)));
            vouched.put(likeness, alike);
        }
    }

    /** In the order of the accounts. */
    static List<Suggestion> of(Collection<KnownAccount> accounts, Set<Rejected> rejected) {
        Suggestions suggestions = new Suggestions(accounts, rejected);
        return accounts.stream()
                .filter(account -> !account.counts() && !account.bot() && !account.isImported())
                .sorted(comparing(KnownAccount::account))
                .map(account -> new Suggestion(account, suggestions.candidates(account)))
                .filter(suggestion -> !suggestion.candidates().isEmpty())
                .toList();
    }

    private List<Candidate> candidates(KnownAccount account) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        vouched.forEach((likeness, byKey) -> {
            Map<String, Candidate> alike = new TreeMap<>();
            account.name()
                    .flatMap(likeness::key)
                    .map(byKey::get)
                    .ifPresent(all -> all.stream()
                            .filter(like -> !like.tool().equals(account.tool()))
                            .forEach(like -> like.person()
                                    .ifPresent(it -> alike.putIfAbsent(it, new Candidate(it, like, likeness)))));
            if (alike.size() <= MOST_PEOPLE) {
                alike.forEach(found::putIfAbsent);
            }
        });
        return found.values().stream()
                .filter(candidate -> !rejected.contains(new Rejected(account.account(), candidate.person())))
                .toList();
    }
}
