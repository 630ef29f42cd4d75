package org.opencontextgraph.ingest.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingTableTest {
    private static final String HEADER = "told,step,process,why\n";

    @Test
    void shouldSayWhatAWordMeans() {
        MappingTable table = read("""
                # Work
                thing.made,tool.thing.make,making,
                thing.ended:well,tool.thing.end:well,making,
                thing.painted,,,colours are not read
                star.*,,,is no work
                star.fallen,tool.star.fall,"falling",
                """);

        assertThat(table.meaning("thing.made")).isEqualTo(new Meaning.Mapped("tool.thing.make", "making", 0));
        assertThat(table.meaning("thing.ended:well")).isEqualTo(new Meaning.Mapped("tool.thing.end:well", "making", 1));
        assertThat(table.meaning("thing.painted")).isEqualTo(new Meaning.Ignored("colours are not read"));
        assertThat(table.meaning("thing.ended")).isEqualTo(new Meaning.Unknown());
        assertThat(table.meaning("thing.ended:badly")).isEqualTo(new Meaning.Unknown());
        assertThat(table.meaning("thing")).isEqualTo(new Meaning.Unknown());
        assertThat(table.vocabulary())
                .containsExactlyInAnyOrder("tool.thing.make", "tool.thing.end:well", "tool.star.fall");
    }

    @Test
    void shouldLetARowOfItsOwnWinOverThatOfTheWholeType() {
        MappingTable table = read("star.*,,,is no work\nstar.fallen,tool.star.fall,falling,\n");

        assertThat(table.meaning("star.fallen")).isInstanceOf(Meaning.Mapped.class);
        assertThat(table.meaning("star.created")).isEqualTo(new Meaning.Ignored("is no work"));
        assertThat(table.meaning("star.created:twice")).isEqualTo(new Meaning.Ignored("is no work"));
        assertThat(table.meaning("star")).isEqualTo(new Meaning.Ignored("is no work"));
        assertThat(table.meaning("starfish.created")).isEqualTo(new Meaning.Unknown());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "thing made,t.o.v,p,           | told    | must be type.action",
                "thing.*:state,t.o.v,p,        | told    | must be type.action",
                ",t.o.v,p,                     | told    | must be type.action",
                "thing.kept,t.o.v,p,           | told    | has a row already",
                "thing.made,made,p,            | step    | must be tool.object.verb",
                "thing.made,t.o.v.w,p,         | step    | must be tool.object.verb",
                "thing.made,,p,                | step    | must be tool.object.verb",
                "thing.made,t.o.v,,            | process | must be the key of a process",
                "thing.made,t.o.v,No Process,  | process | must be the key of a process",
                "thing.made,,,                 | why     | must say why",
                "thing.made,,,\"  \"             | why     | must say why",
                "thing.made,t.o.v              | process | has 2 fields",
                "thing.made,t.o.v,p,why,more   | why     | has 5 fields",
                "thing.made,\"t.o.v,p,         | process | has 2 fields",
            })
    void shouldRefuseABrokenRowWithFileLineAndColumn(String row, String column, String reason) {
        assertThatExceptionOfType(BrokenTableException.class)
                .isThrownBy(() -> read("thing.kept,t.o.v,p,\n\n" + row))
                .withMessageStartingWith("some.csv, line 4, column " + column + ": ")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"told,step,process     | why", "told,stop,process,why | step", "a.b,t.o.v,p,          | told"})
    void shouldRefuseAnotherHeader(String header, String column) {
        assertThatExceptionOfType(BrokenTableException.class)
                .isThrownBy(() -> MappingTable.read("some.csv", bytes(header + "\na.b,t.o.v,p,\n")))
                .withMessageStartingWith("some.csv, line 1, column " + column + ": the header must be");
    }

    @Test
    void shouldRefuseATableWithoutRows() {
        assertThatExceptionOfType(BrokenTableException.class)
                .isThrownBy(() -> read("# nothing\n"))
                .withMessageContaining("has no rows");
        assertThatExceptionOfType(BrokenTableException.class)
                .isThrownBy(() -> MappingTable.read("some.csv", bytes("")))
                .withMessageContaining("has no rows");
    }

    @Test
    void shouldRefuseBytesThatAreNotUtf8() {
        byte[] latin = (HEADER + "thing.made,,,schön\n").getBytes(StandardCharsets.ISO_8859_1);

        assertThatExceptionOfType(BrokenTableException.class)
                .isThrownBy(() -> MappingTable.read("some.csv", new ByteArrayInputStream(latin)))
                .withMessageContaining("some.csv, line 1")
                .withMessageContaining("not UTF-8");
    }

    private static MappingTable read(String rows) {
        return MappingTable.read("some.csv", bytes(HEADER + rows));
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
