package org.opencontextgraph.compose.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.TraceEvent;

/** A company in plain maps, as it stands now. */
final class Facts {
    /** Whose an account is, and whether anybody vouches for that. */
    record Owner(String person, Evidence evidence, boolean bot) {
        boolean counts() {
            return !bot && evidence != Evidence.PROVISIONAL;
        }
    }

    record Group(TreeSet<String> parts, TreeSet<String> members) {}

    record Consent(boolean optedIn, long since) {}

    final Map<String, Owner> accounts = new TreeMap<>();
    /** Of accounts of the identity provider: whose token it is. */
    final Map<String, String> subjects = new TreeMap<>();

    /** Persons who are the same human as another one by an administrator's word. */
    final Map<String, String> sameAs = new TreeMap<>();

    final Map<String, Consent> consents = new TreeMap<>();
    final List<TraceEvent> events = new ArrayList<>();

    final Map<String, Group> groups = new TreeMap<>();
    /** Which groups may read each resource. */
    final Map<String, Set<String>> grants = new TreeMap<>();
    /** Resources about whose readers the tool says nothing. */
    final Set<String> silent = new TreeSet<>();
    /** Which groups mean each audience. */
    final Map<String, Set<String>> audiences = new TreeMap<>();

    final Beliefs readers = new Beliefs();
    final Beliefs belongings = new Beliefs();

    /** A permission sync asked, and was told these pages. */
    void told(List<PermissionPage> pages, boolean gaps, Instant now) {
        Map<String, Set<String>> parts = new HashMap<>();
        Map<String, Set<String>> members = new HashMap<>();
        Map<String, Optional<Set<String>>> resources = new TreeMap<>();
        for (PermissionPage page : pages) {
            page.groups().forEach(group -> {
                parts.computeIfAbsent(group.name(), _ -> new TreeSet<>()).addAll(group.subgroups());
                members.computeIfAbsent(group.name(), _ -> new TreeSet<>())
                        .addAll(group.members().stream().map(AccountKey::name).toList());
            });
        }
        for (PermissionPage page : pages) {
            page.readers()
                    .forEach(said -> resources.put(
                            said.resource(),
                            said.known() ? Optional.of(covered(said.groups(), parts)) : Optional.empty()));
        }
        readers.hear(resources, gaps, now);
        belongings.hear(belongings(parts, members), gaps, now);
    }

    /** A permission sync asked, and was told nothing. */
    void toldNothing(Instant now) {
        readers.hearNothing(now);
        belongings.hearNothing(now);
    }

    private Set<String> covered(Set<String> granted, Map<String, Set<String>> parts) {
        Set<String> reading = Ways.down(granted, parts).keySet();
        boolean everyone = audiences.getOrDefault("everyone", Set.of()).stream().anyMatch(reading::contains);
        Set<String> covered = new TreeSet<>();
        audiences.forEach((audience, meaning) -> {
            if (everyone || meaning.stream().anyMatch(reading::contains)) {
                covered.add(audience);
            }
        });
        return covered;
    }

    /** Each as audience and way, for another way is another belonging. */
    private Map<String, Optional<Set<String>>> belongings(
            Map<String, Set<String>> parts, Map<String, Set<String>> members) {
        Map<String, Set<String>> found = new TreeMap<>();
        members.values().forEach(all -> all.forEach(account -> found.put(account, new TreeSet<>())));
        audiences.forEach((audience, meaning) -> {
            if (!audience.equals("everyone")) {
                Ways.toAccounts(Ways.down(meaning, parts), members)
                        .forEach((account, way) -> found.computeIfAbsent(account, _ -> new TreeSet<>())
                                .add(audience + " <- " + String.join(" <- ", way)));
            }
        });
        return found.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Optional.of(entry.getValue())));
    }

    Owner owner(String account) {
        return Objects.requireNonNull(accounts.get(account));
    }

    /** Who is behind a token: the one person of all its accounts that somebody vouches for. */
    Optional<String> person(String subject) {
        Set<String> behind = subjects.entrySet().stream()
                .filter(entry -> entry.getValue().equals(subject))
                .flatMap(entry -> Optional.ofNullable(accounts.get(entry.getKey())).stream())
                .filter(Owner::counts)
                .map(Owner::person)
                .collect(Collectors.toSet());
        return behind.size() == 1 ? behind.stream().findFirst() : Optional.empty();
    }

    /** The person whom all persons of the same human are one with. */
    String human(String person) {
        return sameAs.getOrDefault(person, person);
    }

    /** The person behind a token, and those of the same human as whom nobody logs in. */
    Set<String> selves(String subject) {
        return person(subject)
                .map(person -> kin(person).stream()
                        .filter(one -> one.equals(person) || !logsIn(one))
                        .collect(Collectors.<String, Set<String>>toCollection(TreeSet::new)))
                .orElse(Set.of());
    }

    private boolean logsIn(String person) {
        return subjects.keySet().stream()
                .anyMatch(account -> Optional.ofNullable(accounts.get(account))
                        .filter(owner -> owner.person().equals(person))
                        .isPresent());
    }

    private Set<String> kin(String person) {
        Set<String> kin = new TreeSet<>(Set.of(human(person)));
        sameAs.forEach((one, other) -> {
            if (other.equals(human(person))) {
                kin.add(one);
            }
        });
        return kin;
    }

    /** What holds for work of a person: the strictest word of all of the human's, if the person ever said one. */
    Optional<Consent> consentOf(String person) {
        return consents.containsKey(person) ? strictest(kin(person)) : Optional.empty();
    }

    Optional<Consent> strictest(Set<String> persons) {
        return persons.stream()
                .flatMap(person -> Optional.ofNullable(consents.get(person)).stream())
                .reduce((one, other) ->
                        new Consent(one.optedIn() && other.optedIn(), Math.max(one.since(), other.since())));
    }

    /** All that decides what a caller sees, to be read by people. */
    List<String> about(Caller caller) {
        List<String> about = new ArrayList<>();
        accounts.forEach((account, owner) -> {
            boolean login = caller.subject().equals(subjects.get(account));
            if (login || selves(caller.subject()).contains(owner.person())) {
                about.add((login ? "logs in with " : "has ") + account + " " + owner + " in " + belongings.of(account));
            }
        });
        return about;
    }

    Set<String> accountsOf(String person) {
        return accountsOf(Set.of(person));
    }

    Set<String> accountsOf(Set<String> persons) {
        return accounts.entrySet().stream()
                .filter(entry -> persons.contains(entry.getValue().person()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** What the caller is in: everyone, the token's groups, and what the person's accounts belong to. */
    Set<String> audiencesOf(Caller caller) {
        Set<String> all = new TreeSet<>(Set.of("everyone"));
        caller.groups().forEach(group -> all.add("group:" + group));
        for (String account : accountsOf(selves(caller.subject()))) {
            if (owner(account).counts()) {
                belongings
                        .of(account)
                        .ifPresent(ways -> ways.forEach(way -> all.add(way.substring(0, way.indexOf(" <- ")))));
            }
        }
        return all;
    }
}
