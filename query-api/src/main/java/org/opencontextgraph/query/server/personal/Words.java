package org.opencontextgraph.query.server.personal;

import static org.opencontextgraph.database.jooq.personal.Tables.CONSENT;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What each of a human's persons said of sharing; the first is the one who asks. As in the personal room, the strictest word of all holds for whoever said
 * anything.
 */
record Words(PersonId person, Map<PersonId, Statement> said) {
    static Words of(Self self) {
        Map<PersonId, Statement> said = new LinkedHashMap<>();
        self.each(person -> Map.entry(person, read(self))).forEach(word -> said.put(word.getKey(), word.getValue()));
        return new Words(self.person(), said);
    }

    /** Row-level security leaves one row at most. */
    private static Statement read(Self self) {
        return self.sql()
                .select(CONSENT.OPTED_IN, CONSENT.SINCE)
                .from(CONSENT)
                .fetchOptional(row ->
                        new Statement(row.value1(), Optional.of(row.value2().toInstant())))
                .orElse(Statement.NONE);
    }

    /** What holds for the human. */
    Statement strictest() {
        boolean agreed = said.values().stream().filter(Words::isWord).allMatch(Statement::optedIn);
        Optional<Instant> since = said.values().stream()
                .flatMap(statement -> statement.since().stream())
                .max(Instant::compareTo);
        return since.isEmpty() ? Statement.NONE : new Statement(agreed, since);
    }

    /** What holds for work of this person. */
    Statement of(PersonId person) {
        return isWord(said.getOrDefault(person, Statement.NONE)) ? strictest() : Statement.NONE;
    }

    /** What the one who asks said. */
    Statement own() {
        return said.getOrDefault(person, Statement.NONE);
    }

    /** The same after the one who asks has said this. */
    Words with(Statement next) {
        Map<PersonId, Statement> all = new LinkedHashMap<>(said);
        all.put(person, next);
        return new Words(person, all);
    }

    private static boolean isWord(Statement statement) {
        return statement.since().isPresent();
    }
}
