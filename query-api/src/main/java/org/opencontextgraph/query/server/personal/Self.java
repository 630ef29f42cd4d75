package org.opencontextgraph.query.server.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * Who asks, for one transaction. Row-level security shows rows of the first person, unless another one has their turn.
 *
 * @param persons one, and others who are the same human by an administrator's word
 */
record Self(DSLContext sql, List<PersonId> persons) {
    Self {
        persons = List.copyOf(persons);
    }

    PersonId person() {
        return persons.getFirst();
    }

    /** The answers of each person in turn. */
    <T> List<T> each(Function<PersonId, T> question) {
        if (persons.size() == 1) {
            return List.of(question.apply(person()));
        }
        List<T> all = new ArrayList<>();
        for (PersonId person : persons) {
            turnTo(person);
            all.add(question.apply(person));
        }
        turnTo(person());
        return all;
    }

    /**
     * Rows of all persons in one list.
     *
     * @param rows of one person in the list's order, as many as the list is to have at most
     */
    <T> List<T> latest(int most, Function<PersonId, List<T>> rows, Function<T, Position> position) {
        List<List<T>> all = each(rows);
        return all.size() == 1
                ? all.getFirst()
                : all.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(position, Position.LATEST_FIRST))
                        .limit(most)
                        .toList();
    }

    private void turnTo(PersonId person) {
        sql.fetch("select set_config('ocg.person', ?, true)", person.value());
    }
}
