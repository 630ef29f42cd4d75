package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real launcher on a small project of its own, with a JDK and a Maven that only tell how they were called. */
class LauncherTest {
    @TempDir
    private Path place;

    private Path project;
    private Path jdk;

    @BeforeEach
    void layOutAProject() throws IOException {
        project = Files.createDirectories(place.resolve("a b/pro ject"));
        jdk = place.resolve("jdk");
        makeJdk(jdk, "25.0.1", "printf 'java'; printf ' <%s>' \"$@\"; echo");
        Files.copy(Project.root().resolve("ocg"), project.resolve("ocg"));
        program(project.resolve("mvnw"), "echo \"mvnw $*\" >> \"$(dirname \"$0\")/calls\"; exit \"${MVN_CODE:-0}\"");
        Files.writeString(project.resolve("pom.xml"), "");
        Files.createDirectories(project.resolve(".mvn"));
        Files.createDirectories(project.resolve("compose/src/main"));
        Files.createDirectories(project.resolve("compose/target/lib"));
        Files.writeString(project.resolve("compose/src/main/A.java"), "");
        Files.writeString(project.resolve("compose/pom.xml"), "");
        Files.writeString(project.resolve("compose/target/ocg-compose-1.jar"), "");
        Files.writeString(project.resolve("compose/target/lib/b.jar"), "");
        Files.createDirectories(project.resolve("frontend/build"));
        Files.copy(Project.root().resolve("frontend/build/node.sh"), project.resolve("frontend/build/node.sh"));
        program(jdk.resolve("bin/node"), "exit \"${NODE_CODE:-0}\"");
        program(jdk.resolve("bin/npm"), "");
        Path stamp = Files.writeString(project.resolve("compose/target/.built"), "");
        Files.setLastModifiedTime(stamp, FileTime.from(Instant.now().plusSeconds(1)));
    }

    @Test
    void shouldRunFromAnywhereThroughALinkAndWithSpacesInThePath() throws Exception {
        Path link = Files.createSymbolicLink(place.resolve("link"), Path.of("a b/pro ject/ocg"));

        Answer answer = run(link, Map.of(), "import", "my log.xes");

        assertThat(answer.text())
                .contains("<-cp> <" + project.toRealPath() + "/compose/target/ocg-compose-1.jar:")
                .contains("/compose/target/lib/b.jar>")
                .endsWith("<org.opencontextgraph.compose.cli.Ocg> <import> <my log.xes>\n");
        assertThat(project.resolve("calls")).doesNotExist();
    }

    @Test
    void shouldBuildOnlyWhenSourcesChanged() throws Exception {
        Path source = project.resolve("compose/src/main/A.java");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(2)));

        Answer answer = run(project.resolve("ocg"), Map.of(), "up");

        assertThat(answer.text()).contains("sources changed, building").contains("built in");
        assertThat(project.resolve("calls")).content().contains("package");
    }

    @Test
    void shouldBuildWhenThePagesChangedAndNotWhenABuildMadeThem() throws Exception {
        for (String made : List.of(
                "node_modules/a/b.js",
                "target/out/index.html",
                ".next/c",
                "api/contract.gen.ts",
                "public/elk-worker.js",
                "public/licences.txt",
                "e2e/a.e2e.ts")) {
            touch("frontend/" + made);
        }
        assertThat(run(project.resolve("ocg"), Map.of(), "up").text()).startsWith("java");

        touch("frontend/app/page.tsx");
        assertThat(run(project.resolve("ocg"), Map.of(), "up").text()).contains("sources changed, building");
    }

    @Test
    void shouldSayThatItNeedsNodeBeforeItBuilds() throws Exception {
        // Given a machine without one that would do
        touch("compose/src/main/A.java");
        Map<String, String> without = Map.of(
                "NODE_CODE",
                "1",
                "PATH",
                jdk.resolve("bin") + ":/usr/bin:/bin",
                "HOME",
                place.resolve("nobody").toString());
        Path own = project.resolve("frontend/build/node.sh");
        Files.writeString(
                own, Files.readString(own).replace("/usr/local/bin/node ", "").replaceAll("/(opt|home)/\\S+ ", ""));

        for (String command : List.of("up", "test")) {
            // When
            Answer answer = run(project.resolve("ocg"), without, command);

            // Then
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.text()).contains("Node.js 20.9 or newer").contains("https://nodejs.org");
            assertThat(project.resolve("calls")).doesNotExist();
        }
    }

    @Test
    void shouldSayWhyTheBuildFailed() throws Exception {
        Files.delete(project.resolve("compose/target/.built"));

        Answer answer = run(project.resolve("ocg"), Map.of("MVN_CODE", "1"), "up");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("ocg: the build failed (log: ");
    }

    @Test
    void shouldPassOverAnotherJdk() throws Exception {
        Path old = place.resolve("old");
        makeJdk(old, "17.0.9", "echo wrong");

        Answer answer = run(
                project.resolve("ocg"),
                Map.of("JAVA_HOME", old.toString(), "PATH", jdk.resolve("bin") + ":" + System.getenv("PATH")),
                "--version");

        assertThat(answer.text()).startsWith("java").endsWith("<--version>\n");
    }

    @Test
    void shouldPrepareTheAotCacheOnceAndUseIt() throws Exception {
        makeJdk(jdk, "25.0.1", """
                for a in "$@"; do case $a in -XX:AOTCacheOutput=*) echo x > "${a#*=}" ;; esac; done
                printf 'java'; printf ' <%s>' "$@"; echo""");

        Answer first = run(project.resolve("ocg"), Map.of("OCG_AOT", "on"), "up");
        Answer second = run(project.resolve("ocg"), Map.of("OCG_AOT", "on"), "up");

        assertThat(first.text()).contains("preparing a faster one (once)").contains("<-XX:AOTCache=");
        assertThat(second.text()).doesNotContain("preparing").contains("<-XX:AOTCache=");
        try (Stream<Path> made = Files.list(project.resolve(".ocg"))) {
            assertThat(made.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".cache")))
                    .hasSize(1);
        }
    }

    @Test
    void shouldRunTheTestsOfAModuleWithWhatItNeedsAndCountThem() throws Exception {
        Path reports = Files.createDirectories(project.resolve("compose/target/surefire-reports"));
        program(
                project.resolve("mvnw"),
                "echo \"mvnw $*\"; sleep 0.05; echo '<testsuite name=\"a\" tests=\"7\" errors=\"0\""
                        + " skipped=\"2\" failures=\"1\">' > '" + reports + "/TEST-a.xml'; exit 1");

        Answer answer = run(project.resolve("ocg"), Map.of(), "test", "-pl", "compose");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text())
                .contains("verify -am -Dsurefire.failIfNoSpecifiedTests=false -pl compose")
                .endsWith("All modules: Tests run: 7, Failures: 1, Errors: 0, Skipped: 2\n");
    }

    @Test
    void shouldWriteTheLastResultOfEachCampaignOnAPageAndLeaveTheOthersAlone() throws Exception {
        // Given a page with two results, and a Maven that runs a campaign
        Path page = Files.createDirectories(project.resolve("docs")).resolve("soak.md");
        Files.writeString(
                page, "# Soak campaigns\n\n## Faults over the real broker\n\nold\n\n## Random histories\n\nkept\n\n");
        program(
                project.resolve("mvnw"),
                "for a in \"$@\"; do case $a in -Docg.soak.result=*) echo '3 runs' > \"${a#*=}\" ;; esac; done\n"
                        + "echo \"$*\"; exit \"${MVN_CODE:-0}\"");

        // When
        Answer passed = run(project.resolve("ocg"), Map.of(), "soak", "gate", "--runs", "3", "--seed", "7");

        // Then
        assertThat(passed.code()).isZero();
        assertThat(passed.text())
                .contains("-Dtest=GateFaultsTest -Docg.soak=3 -Docg.seed=7")
                .contains("ocg: passed");
        assertThat(page)
                .content()
                .contains("`./ocg soak gate --runs 3 --seed 7`: **passed**.\n\n3 runs\n\n## Random histories\n\nkept\n")
                .doesNotContain("old");

        // And when one fails
        Answer failed = run(project.resolve("ocg"), Map.of("MVN_CODE", "1"), "soak", "histories", "--runs", "9");

        // Then
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.text())
                .contains("-Dtest=GateSoak -Docg.histories=9 -Docg.seed=1")
                .contains("FAILED");
        assertThat(page)
                .content()
                .contains("gate --runs 3 --seed 7`: **passed**.")
                .contains("`./ocg soak histories --runs 9`: **FAILED**.\n\n3 runs\n")
                .doesNotContain("kept");
    }

    @Test
    void shouldLeaveThePageAloneWhenACampaignComesToNoResult() throws Exception {
        Answer answer = run(project.resolve("ocg"), Map.of(), "soak", "gate", "--runs", "3");
        Answer wrong = run(project.resolve("ocg"), Map.of(), "soak", "gate", "--often", "3");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.text()).contains("came to no result");
        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.text()).contains("no such option: --often");
        assertThat(project.resolve("docs/soak.md")).doesNotExist();
    }

    /** As a source that was written after the last build. */
    private void touch(String file) throws IOException {
        Path written = project.resolve(file);
        Files.createDirectories(written.getParent());
        Files.writeString(written, "");
        Files.setLastModifiedTime(written, FileTime.from(Instant.now().plusSeconds(2)));
    }

    private record Answer(int code, String text) {}

    private Answer run(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(place.toFile()).redirectErrorStream(true);
        Map<String, String> ours = new HashMap<>(Map.of(
                "JAVA_HOME",
                jdk.toString(),
                "OCG_AOT",
                "off",
                "PATH",
                jdk.resolve("bin") + ":" + System.getenv("PATH")));
        ours.putAll(environment);
        builder.environment().putAll(ours);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), text);
    }

    private static void makeJdk(Path home, String version, String java) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(home.resolve("bin/javac"), "");
        program(home.resolve("bin/java"), java);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
