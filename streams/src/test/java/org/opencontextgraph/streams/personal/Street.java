package org.opencontextgraph.streams.personal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.*;
import org.opencontextgraph.streams.account.AccountHouse;

/**
 * Account rooms and personal rooms, some partitions of each, with everything in between that Kafka leaves open: each partition of
 * each topic is read in order, and whose turn it is is random.
 */
final class Street {
    /** One partition of the account rooms' inputs. */
    private static final class AccountEnd {
        final AccountHouse house = new AccountHouse();
        final Deque<SpecificRecord> events = new ArrayDeque<>();
        final Deque<SpecificRecord> mappings = new ArrayDeque<>();
        final Deque<SpecificRecord> links = new ArrayDeque<>();
    }

    /** One partition of the personal rooms' inputs. */
    private static final class PersonEnd {
        final PersonalHouse house;
        final Deque<SpecificRecord> events = new ArrayDeque<>();
        final Deque<SpecificRecord> consents = new ArrayDeque<>();
        final Deque<Words.Said> words = new ArrayDeque<>();
        /** Person, and whom they are one with; nothing behind the person: with nobody. */
        final Deque<List<String>> same = new ArrayDeque<>();

        final Timeline timeline = new Timeline();
        int told;

        PersonEnd(PersonalHouse house) {
            this.house = house;
        }
    }

    private final List<AccountEnd> accounts = new ArrayList<>();
    private final List<PersonEnd> persons = new ArrayList<>();

    /** What the gate was told, in its order. */
    final List<SpecificRecord> gate = new ArrayList<>();

    Street(int partitions, PersonalSettings settings, int budget) {
        for (int i = 0; i < partitions; i++) {
            accounts.add(new AccountEnd());
            persons.add(new PersonEnd(new PersonalHouse(settings, budget, partitions)));
        }
    }

    void send(SpecificRecord message) {
        switch (message) {
            case AccountEvent event ->
                account(event.getEvent().getAccount()).events.add(event);
            case AccountNote note -> account(note.getAccount()).events.add(note);
            case Account mapping -> account(mapping.getAccount()).mappings.add(mapping);
            case AccountLink link -> account(link.getAccount()).links.add(link);
            case Consent consent -> person(consent.getPerson()).consents.add(consent);
            case Correction said -> send(new Words.Said(said.getPerson(), said.getTask(), said));
            case Clock clock -> accounts.forEach(end -> end.events.add(clock));
            default -> throw new IllegalArgumentException(message.toString());
        }
    }

    void send(Words.Said said) {
        person(said.person()).words.add(said);
    }

    void same(String person, String into) {
        person(person).same.add(List.of(person, into));
    }

    void notSame(String person) {
        person(person).same.add(List.of(person));
    }

    /** Some turns, as chance has it. */
    void run(Random random, int turns) {
        for (int i = 0; i < turns; i++) {
            turn(random);
        }
    }

    /** Until everything has arrived. */
    void runToTheEnd(Random random) {
        int turns = 0;
        while (turn(random)) {
            if (turns++ > 100_000) {
                throw new AssertionError("it does not come to rest");
            }
        }
    }

    private boolean turn(Random random) {
        List<Runnable> possible = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            int sender = i;
            AccountEnd end = accounts.get(i);
            if (!end.events.isEmpty()) {
                possible.add(() -> take(end, sender, end.events.removeFirst()));
            }
            if (!end.mappings.isEmpty()) {
                possible.add(() -> take(end, sender, end.mappings.removeFirst()));
            }
            if (!end.links.isEmpty()) {
                possible.add(() -> take(end, sender, end.links.removeFirst()));
            }
            PersonEnd person = persons.get(i);
            if (!person.events.isEmpty()) {
                possible.add(() -> take(person, person.events.removeFirst()));
            }
            if (!person.consents.isEmpty()) {
                possible.add(() -> take(person, person.consents.removeFirst()));
            }
            if (!person.same.isEmpty()) {
                possible.add(() -> takeSame(person, person.same.removeFirst()));
            }
            if (!person.words.isEmpty()) {
                possible.add(() -> take(person, person.words.removeFirst()));
            }
        }
        if (possible.isEmpty()) {
            return false;
        }
        possible.get(random.nextInt(possible.size())).run();
        persons.forEach(end -> {
            List<SpecificRecord> told = end.house.gate;
            gate.addAll(told.subList(end.told, told.size()));
            end.told = told.size();
        });
        return true;
    }

    private void take(AccountEnd end, int sender, SpecificRecord message) {
        if (message instanceof Clock clock) {
            Clock passed = new Clock(clock.getLane(), sender, clock.getThrough(), clock.getTaskIdle());
            persons.forEach(person -> person.events.add(passed));
        } else {
            end.house.take(message).forEach(this::toPerson);
        }
    }

    private void take(PersonEnd end, SpecificRecord message) {
        end.timeline.take(message);
        for (SpecificRecord written : end.house.step(message)) {
            if (written instanceof Continue) {
                end.events.add(written);
            } else {
                toPerson(written);
            }
        }
    }

    private void takeSame(PersonEnd end, List<String> said) {
        if (said.size() == 1) {
            end.house.notSame(said.getFirst());
            end.house.written().forEach(this::toPerson);
        } else {
            take(end, new SamePerson(said.getFirst(), said.getLast()));
        }
    }

    private void take(PersonEnd end, Words.Said said) {
        if (said.correction() == null) {
            end.house.forget(said.person(), said.task());
        } else {
            take(end, said.correction());
        }
    }

    private void toPerson(SpecificRecord message) {
        String person = switch (message) {
            case PersonalEvent event -> event.getPerson();
            case PersonalNote note -> note.getPerson();
            case Leave leave -> leave.getPerson();
            case Join join -> join.getPerson();
            case Handover event -> event.getEvent().getPerson();
            case HandoverEnd end -> end.getPerson();
            case KinWord word -> word.getPerson();
            default -> throw new IllegalArgumentException(message.toString());
        };
        person(person).events.add(message);
    }

    private AccountEnd account(String account) {
        return accounts.get(Math.floorMod(account.hashCode(), accounts.size()));
    }

    private PersonEnd person(String person) {
        return persons.get(Math.floorMod(person.hashCode(), persons.size()));
    }

    /** Who did what, as the persons are shown it. */
    List<String> timelines() {
        return persons.stream()
                .flatMap(end -> end.timeline.texts().stream())
                .sorted()
                .toList();
    }

    /** Of all partitions together. */
    <T> List<T> all(Function<PersonalHouse, List<T>> part) {
        return persons.stream().flatMap(end -> part.apply(end.house).stream()).toList();
    }
}
