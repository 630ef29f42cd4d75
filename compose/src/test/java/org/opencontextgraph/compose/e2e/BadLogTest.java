package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.cli.Said;

/** Logs that are broken: a clear line with the place, and what can be loaded is. */
class BadLogTest {
    private static final String[] CSV = {"--map", "case=case,activity=activity,person=person,time=time"};

    @RegisterExtension
    static final InstanceUnderTest INSTANCE = new InstanceUnderTest(Instances.STANDARD);

    @TempDir
    private Path place;

    @Test
    void shouldRefuseWhatHoldsNothingToLoad() throws IOException {
        refused("empty.xes", "", "empty");
        refused("prose.xes", "this is not XML\n", "prose.xes");
        refused("columns.csv", "case,activity,person\n1,a,anna\n", "time", CSV);
        refused("unknown.bin", "\u0000\u0001\u0002\u0003", "unknown.bin");
    }

    @Test
    void shouldRefuseXmlThatReachesOutOrExplodes() throws IOException {
        Path secret = Files.writeString(place.resolve("secret.txt"), "do not read this");
        refused(
                "outside.xes",
                "<!DOCTYPE log [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><log><trace><string key=\"concept:name\""
                        + " value=\"1\"/><event><string key=\"concept:name\" value=\"&x;\"/></event></trace></log>",
                "outside.xes");
        refused(
                "laughs.xes",
                "<!DOCTYPE log [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>"
                        + "<log><trace><event><string key=\"concept:name\" value=\"&c;\"/></event></trace></log>",
                "laughs.xes");
    }

    @Test
    void shouldLoadTheRestOfADamagedLog() throws IOException {
        // Given
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write("case,activity,person,time\n".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 5_000; i++) {
                gzip.write(("c" + i % 700 + ",step" + (i * 31) % 7 + ",person" + (i * 17) % 90 + ",2020-01-0"
                                + (1 + i % 9) + "T00:00:00Z\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] whole = packed.toByteArray();
        Path cut = Files.write(place.resolve("cut.csv.gz"), Arrays.copyOf(whole, whole.length * 2 / 3));
        Path absurd = Files.writeString(place.resolve("absurd.csv"), """
                case,activity,person,time
                1,a,anna,2020-01-01T00:00:00Z
                1,b,anna,2999-01-01T00:00:00Z
                1,c,anna,0001-01-01T00:00:00Z
                1,d,anna,yesterday
                """);

        // When
        Said rest = INSTANCE.imports(cut, CSV);
        Said one = INSTANCE.imports(absurd, CSV);

        // Then
        assertThat(rest.code()).as(rest.err()).isZero();
        assertThat(rest.err()).contains("cut.csv.gz", "1 records were refused, ");
        assertThat(rest.out()).containsPattern("[1-4][0-9]{3} events loaded");
        assertThat(one.code()).as(one.err()).isZero();
        assertThat(one.err()).contains("3 records were refused", "line 3", "line 4", "line 5");
    }

    /** An import is for good, so a slip must not take the process. */
    @Test
    void shouldNotTakeTheProcessForALogOfWhichNothingCanBeLoaded() throws IOException {
        String good = "case,activity,person,time\n1,a,anna,2020-01-01T00:00:00Z\n";
        refused("slip.csv", good.replace("2020", "yesterday"), "line 2: the event's time cannot be read", CSV);
        refused(
                "slip.csv",
                good.replace("anna", ""),
                "none of its 1 events names a person (looked for in person)",
                CSV);

        Said said = INSTANCE.imports(Files.writeString(place.resolve("slip.csv"), good), CSV);

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.out()).contains("slip: 1 events loaded");
    }

    @Test
    void shouldRefuseAnEmptyLogInADemo() throws IOException {
        Path empty = Files.writeString(place.resolve("empty.csv"), "");

        Said said = Said.by("demo", "--exit", "--log", empty.toString());

        assertThat(said.code()).isNotZero();
        assertThat(said.err()).startsWith("ocg: ").contains("empty").hasLineCount(1);
    }

    private void refused(String name, String content, String reason, String... options) throws IOException {
        Path file = Files.writeString(place.resolve(name), content);

        Said said = INSTANCE.imports(file, options);

        assertThat(said.code()).as(name).isNotZero();
        assertThat(said.err())
                .startsWith("ocg: ")
                .contains(name, reason)
                .doesNotContain("Exception", "do not read this")
                .hasLineCount(1);
    }
}
