package org.opencontextgraph.compose.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.opencontextgraph.schema.id.IdentityProvider;
import org.opencontextgraph.schema.message.Account;
import org.opencontextgraph.schema.message.AccountName;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.Evidence;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.TraceEvent;
import org.opencontextgraph.schema.topic.Topics;

/** A random company: whatever happens in it is written into the facts, and told to the chain. */
final class World {
    static final List<String> STEPS = List.of("a", "b", "c", "d");
    static final List<String> PROCESSES = List.of("p", "q");
    private static final List<String> GROUPS =
            List.of("tool:all", "tool:a", "tool:b", "tool:b2", "tool:c", "tool:d", "tool:e");
    private static final int CLASSES = 4;
    private static final int RESOURCES = 6;
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long WEEK = 7 * DAY;

    final Random random;
    final Facts facts = new Facts();
    private final Chain chain;
    private final Door door;
    private final Sync sync;
    private final int people;
    private final int k;
    private Instant now = Instant.parse("2025-01-06T00:00:00Z");
    private long week = Math.floorDiv(now.toEpochMilli(), WEEK);
    private int number;

    World(Random random, int k, Chain chain, Door door) {
        this.door = door;
        this.random = random;
        this.chain = chain;
        this.sync = new Sync(chain);
        this.k = k;
        this.people = 12 + random.nextInt(5);
        found();
    }

    private void found() {
        facts.audiences.put("everyone", Set.of("tool:all"));
        facts.audiences.put("group:A", Set.of("tool:a"));
        facts.audiences.put("group:B", Set.of("tool:b", "tool:b2"));
        facts.audiences.put("group:C", Set.of("tool:c"));
        GROUPS.forEach(group -> facts.groups.put(group, new Facts.Group(new TreeSet<>(), new TreeSet<>())));
        for (int edge = random.nextInt(8); edge > 0; edge--) {
            group(any(GROUPS)).parts().add(any(GROUPS));
        }
        for (int person = 0; person < people; person++) {
            String name = "p" + person;
            login("l" + person, "s" + person, name, Evidence.IDENTITY_PROVIDER);
            own("t" + person, new Facts.Owner(name, Evidence.DIRECTORY, false));
            member("t" + person, any(GROUPS));
            if (chance(30)) {
                own("u" + person, new Facts.Owner(name, Evidence.OPERATOR, chance(20)));
                member("u" + person, any(GROUPS));
            }
            if (chance(15)) {
                own("w" + person, new Facts.Owner("provisional-" + person, Evidence.PROVISIONAL, false));
                member("w" + person, any(GROUPS));
            }
            if (chance(15)) {
                member("l" + person, any(GROUPS));
            }
            consent(name, chance(90));
        }
        for (int of = 0; of < CLASSES; of++) {
            Set<String> granted = of == 0 ? Set.of("tool:all") : someGroups();
            for (int i = 0; i < RESOURCES; i++) {
                facts.grants.put("tool:" + of + ":" + i, granted);
            }
        }
        ask(Tool.Mood.WELL);
    }

    List<String> persons() {
        return IntStream.range(0, people).mapToObj(i -> "p" + i).toList();
    }

    /** Also those as whom nobody logs in. */
    Set<String> anybody() {
        Set<String> all = new TreeSet<>(persons());
        facts.accounts.values().forEach(owner -> all.add(owner.person()));
        return all;
    }

    List<Caller> callers() {
        List<Caller> callers = new ArrayList<>();
        new TreeSet<>(facts.subjects.values()).forEach(subject -> callers.add(new Caller(subject, List.of())));
        callers.add(new Caller("a stranger", List.of()));
        callers.add(new Caller("an analyst", List.of("B", "no such group")));
        callers.add(new Caller("s1", List.of("A")));
        return callers;
    }

    /** Weeks of work, after which the clock goes on. */
    void work(int weeks) {
        for (int i = 0; i < weeks; i++) {
            for (int round = 1 + random.nextInt(2); round > 0; round--) {
                round();
            }
            week++;
            long through = week * WEEK + 2 * DAY;
            chain.send(Topics.TRACE_EVENT, "live", new Clock("live", 0, through, null));
        }
    }

    /** Many do the same on resources of one class, some something else. */
    private void round() {
        int of = random.nextInt(CLASSES);
        String process = any(PROCESSES);
        List<String> recipe = recipe();
        int most = k + random.nextInt(people - k + 1);
        for (String person : persons().subList(0, most)) {
            List<String> accounts = List.copyOf(facts.accountsOf(person));
            if (!accounts.isEmpty()) {
                perform(any(accounts), of, process, chance(85) ? recipe : recipe());
            }
        }
    }

    private void perform(String account, int of, String process, List<String> recipe) {
        String resource = "tool:" + of + ":" + random.nextInt(RESOURCES);
        String second = chance(15) ? "tool:" + random.nextInt(CLASSES) + ":0" : resource;
        long time = week * WEEK + DAY + random.nextInt(3 * 24 * 60) * MINUTE;
        for (int i = 0; i < recipe.size(); i++) {
            event(account, i == 1 ? second : resource, process, recipe.get(i), time);
            time += random.nextInt(20) * MINUTE; // some at the same time
        }
    }

    private List<String> recipe() {
        List<String> recipe = new ArrayList<>();
        recipe.add(chance(70) ? STEPS.getFirst() : any(STEPS));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            recipe.add(any(STEPS));
        }
        return recipe;
    }

    private void event(String account, String resource, String process, String step, long time) {
        number++;
        TraceEvent event = new TraceEvent(
                "e" + number, "live", resource, account, chance(90) ? process : null, step, time, (long) number % 3);
        facts.events.add(event);
        chain.send(Topics.TRACE_EVENT, resource, event);
    }

    void own(String account, Facts.Owner owner) {
        facts.accounts.put(account, owner);
        chain.send(Topics.ACCOUNT, account, new Account(account, owner.person(), owner.evidence(), owner.bot()));
    }

    Facts.Owner owner(String account) {
        return facts.owner(account);
    }

    Facts.Group group(String name) {
        return Objects.requireNonNull(facts.groups.get(name));
    }

    void login(String account, String subject, String person, Evidence evidence) {
        facts.subjects.put(account, subject);
        chain.send(Topics.ACCOUNT_NAME, account, new AccountName(account, IdentityProvider.TOOL, subject));
        own(account, new Facts.Owner(person, evidence, false));
    }

    void consent(String person, boolean optedIn) {
        long since = week * WEEK;
        chain.send(Topics.CONSENT, person, new Consent(person, optedIn, since));
        facts.consents.put(person, new Facts.Consent(optedIn, since));
    }

    /** Over the API, by whoever is somebody. */
    void optOut(String subject) {
        if (facts.person(subject).isPresent()) {
            door.optOut(new Caller(subject, List.of()));
        }
    }

    /** The API answers when it can read that it was written. */
    void optedOut(String person, long since) {
        chain.send(Topics.CONSENT, person, new Consent(person, false, since));
        chain.flush();
        facts.consents.put(person, new Facts.Consent(false, since));
    }

    /** There are no chains: an administrator is told so. */
    void same(String person, String into) {
        if (!person.equals(into)
                && !facts.sameAs.containsKey(into)
                && !facts.sameAs.containsKey(person)
                && !facts.sameAs.containsValue(person)) {
            facts.sameAs.put(person, into);
            chain.send(Topics.SAME_PERSON, person, new SamePerson(person, into));
        }
    }

    void notSame() {
        if (!facts.sameAs.isEmpty()) {
            String person = any(facts.sameAs.keySet());
            facts.sameAs.remove(person);
            chain.takeBack(Topics.SAME_PERSON, person);
        }
    }

    void member(String account, String group) {
        group(group).members().add(account);
    }

    void ask(Tool.Mood mood) {
        now = now.plus(Duration.ofMinutes(10));
        sync.run(facts, new Tool(facts, mood), now);
    }

    void days(int days) {
        now = now.plus(Duration.ofDays(days));
    }

    void sweep() {
        chain.send(Topics.TRACE, "sweep", new Sweep(now.toEpochMilli()));
    }

    Set<String> someGroups() {
        return new TreeSet<>(chance(50) ? List.of(any(GROUPS)) : List.of(any(GROUPS), any(GROUPS), any(GROUPS)));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T any(Collection<T> all) {
        return List.copyOf(all).get(random.nextInt(all.size()));
    }
}
