package org.opencontextgraph.streams.personal;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Consent;
import org.opencontextgraph.schema.message.KinWord;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.SamePerson;
import org.opencontextgraph.schema.message.UnmergePersons;

/**
 * What people agreed to, and who is one human with whom.
 *
 * <p>Persons who are one human keep their tasks and their words apart, so that it can be taken back without a trace. At the gate
 * one counts as the other. Each who was merged tells the word to the person whom they are one with, and that one tells all of
 * them the strictest word of all. Who said nothing has no word; an opt-out of one is one of all; the latest {@code since} counts.
 *
 * <p>Opting out takes everything back; opting in again brings nothing back, for tasks are judged when they close. Who agrees
 * since later than before has opted out in between, though the word was never heard: the topic keeps the last one only. The gate
 * forgets a merge with a person who leaves, so it is said again with every word.
 */
final class Kinship {
    private final PersonalBooks books;
    private final PersonalExit exit;

    Kinship(PersonalBooks books, PersonalExit exit) {
        this.books = books;
        this.exit = exit;
    }

    void consent(Consent said) {
        String person = said.getPerson();
        KinWord own = books.kin().get(own(person));
        KinWord before = own == null ? word(person, books.consents().get(person)) : own;
        boolean takesBack = before.getOptedIn() && (!said.getOptedIn() || said.getSince() > before.getSince());
        if (own == null) {
            hold(said, takesBack);
            return;
        }
        KinWord now = word(person, said);
        books.kin().put(own(person), now);
        agree(person, takesBack);
        String into = books.merged().get(person);
        if (into != null) {
            exit.tell(to(into, now).setTakesBack(takesBack).build());
        }
        tellMerged(person, takesBack, person);
    }

    /** The person is one with another from now on, and with nobody else. */
    void same(SamePerson same) {
        String person = same.getPerson();
        String into = same.getInto();
        String before = books.merged().get(person);
        if (into.equals(before)) {
            return;
        }
        if (before != null) {
            part(person, before);
        }
        books.merged().put(person, into);
        keep(to(person, word(into, null)).build());
        exit.tell(to(into, ownWord(person)).setBegins(true).build());
        agree(person, false);
    }

    /** It was a mistake. */
    void notSame(String person) {
        String before = books.merged().get(person);
        if (before != null) {
            books.merged().delete(person);
            part(person, before);
            exit.unmerge(new UnmergePersons(person));
        }
    }

    private void part(String person, String from) {
        exit.tell(to(from, word(person, null)).setEnds(true).build());
        forget(person, from);
    }

    /** What another person says who is the same human, or was. */
    void heard(KinWord word) {
        String person = word.getPerson();
        boolean isKnown = books.kin().get(PersonalKeys.of(person, word.getKin())) != null;
        if (!isKnown && !word.getBegins()) {
            return; // on its way when it was taken back
        }
        if (word.getEnds()) {
            forget(person, word.getKin());
        } else {
            keep(word);
            agree(person, word.getTakesBack());
        }
        if (!word.getJoint()) {
            tellMerged(person, word.getTakesBack(), word.getKin());
        }
    }

    private void keep(KinWord word) {
        String person = word.getPerson();
        if (books.kin().get(own(person)) == null) {
            books.kin().put(own(person), word(person, books.consents().get(person)));
        }
        books.kin().put(PersonalKeys.of(person, word.getKin()), word);
    }

    private void forget(String person, String kin) {
        books.kin().delete(PersonalKeys.of(person, kin));
        KinWord own = ownWord(person);
        if (words(person).size() > 1) {
            agree(person, false);
            return;
        }
        books.kin().delete(own(person));
        if (own.getSaid()) {
            hold(new Consent(person, own.getOptedIn(), own.getSince()), false);
        } else {
            books.consents().delete(person);
        }
    }

    /** The stricter word of all holds for whoever said anything. */
    private void agree(String person, boolean takesBack) {
        KinWord all = joint(person);
        hold(new Consent(person, ownWord(person).getSaid() && all.getOptedIn(), all.getSince()), takesBack);
    }

    private KinWord joint(String person) {
        KinWord.Builder all = KinWord.newBuilder(word(person, null)).setJoint(true);
        for (KinWord word : words(person)) {
            if (word.getSaid()) {
                all.setOptedIn((!all.getSaid() || all.getOptedIn()) && word.getOptedIn());
                all.setSince(Math.max(all.getSince(), word.getSince()));
                all.setSaid(true);
            }
        }
        return all.build();
    }

    /** @param teller who knows already that something is taken back */
    private void tellMerged(String person, boolean takesBack, String teller) {
        KinWord all = joint(person);
        String into = books.merged().get(person);
        for (KinWord word : words(person)) {
            String other = word.getKin();
            if (!other.equals(person) && !other.equals(into)) {
                exit.tell(to(other, all)
                        .setTakesBack(takesBack && !other.equals(teller))
                        .build());
            }
        }
    }

    private void hold(Consent now, boolean takesBack) {
        String person = now.getPerson();
        Consent before = books.consents().get(person);
        books.consents().put(person, now);
        if (before != null && before.getOptedIn() && (!now.getOptedIn() || takesBack)) {
            exit.retract(new RetractPerson(person));
        }
        String into = now.getOptedIn() ? books.merged().get(person) : null;
        if (into != null) {
            exit.merge(new MergePersons(person, into));
        }
    }

    /** All who are one with the person, and the person. */
    private List<KinWord> words(String person) {
        List<KinWord> words = new ArrayList<>();
        books.kin().visit(PersonalKeys.firstOf(person), PersonalKeys.lastOf(person), (key, word) -> words.add(word));
        return words;
    }

    private KinWord ownWord(String person) {
        KinWord own = books.kin().get(own(person));
        return own == null ? word(person, books.consents().get(person)) : own;
    }

    private static KinWord.Builder to(String other, KinWord word) {
        return KinWord.newBuilder(word).setPerson(other);
    }

    private static KinWord word(String person, @Nullable Consent said) {
        return new KinWord(
                person,
                person,
                said != null,
                said != null && said.getOptedIn(),
                said == null ? Long.MIN_VALUE : said.getSince(),
                false,
                false,
                false,
                false);
    }

    private static String own(String person) {
        return PersonalKeys.of(person, person);
    }
}
