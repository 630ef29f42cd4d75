package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.mapping.Condition;

class MappingFileTest {
    private static final String ROW = "events: [{table: a.b, on: insert, step: a.b.c, process: p, resource: k/id}]";

    @Test
    void shouldReadTextsAsTheyAreWrittenAndNullAsNothing() {
        // When
        Mapping mapping = MappingFile.read("""
                events:
                  - table: public.t
                    on: update
                    changed: state
                    from: [null, 'null', no]
                    to: 3
                    where: {flag: [true]}
                    step: a.b.c
                    process: p
                    resource: k/id
                """);

        // Then
        Rule rule = mapping.rules().getFirst();
        assertThat(rule.turn())
                .isEqualTo(new Turn(
                        "state",
                        new Condition("state", Arrays.asList(null, "null", "no")),
                        new Condition("state", List.of("3"))));
        assertThat(rule.where().getFirst().values()).isEqualTo(List.of("true"));
        assertThat(mapping.columns("public.t")).containsExactly("flag", "id", "state");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            events: [}                               | line 1, column 10
            events: []                               | line 1, column 9: expected a list
            evens: [a]                               | line 1, column 8: there is no `evens`
            events: [{table: a.b}]                   | line 1, column 10: `on` is missing
            events: [{table: a, on: insert}]         | column 18: a table is SCHEMA.NAME
            events: [{table: a.b;c, on: insert}]     | column 18: a table is SCHEMA.NAME
            events: [{table: a.b, on: upsert}]       | column 27: `on` is insert
            events: [{table: a.b, on: insert, to: x}]| column 39: `from` and `to` need
            events: [{on: insert, on: update}]       | column 23: `on` stands here twice
            """)
    void shouldSayWhereItIsBroken(String text, String place) {
        assertThatThrownBy(() -> MappingFile.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mapping, ")
                .hasMessageContaining(place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            step: a.b.c    | step: A.b.c   | a step is tool.object.verb
            step: a.b.c    | step: a.b     | a step is tool.object.verb
            process: p     | process: ''   | this is no key of a process
            resource: k/id | resource: id  | expected KIND/COLUMN
            resource: k/id | resource: "k/id | this is not YAML
            on: insert     | on: insert, changed: x | a column changes in an update only
            step: a.b.c    | step: a.b.c, ignore: why | what is ignored has no step
            """)
    void shouldRefuseWhatCannotBe(String good, String bad, String reason) {
        assertThat(MappingFile.read(ROW).vocabulary()).containsExactly("a.b.c");
        assertThatThrownBy(() -> MappingFile.read(ROW.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mapping, line 1, column ")
                .hasMessageContaining(reason);
    }

    @Test
    void shouldRefuseAliasesAndWhatIsTooLarge() {
        assertThatThrownBy(() -> MappingFile.read("events: &a [*a, *a]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MappingFile.read("#" + "x".repeat(300_000)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> MappingFile.read("")).isInstanceOf(IllegalArgumentException.class);
    }
}
