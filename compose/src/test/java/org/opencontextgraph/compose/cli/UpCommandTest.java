package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpCommandTest {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(10);

    @TempDir
    private Path place;

    @Test
    void shouldComeBackAfterAKillWithItsDataAndWithoutItsOrphans() throws Exception {
        Path data = place.resolve("a directory");
        String port = Integer.toString(freePort());
        List<ProcessHandle> orphans;
        String secret;

        // Given an instance that serves
        try (OcgProcess first = start("first", data, port)) {
            assertThat(Said.by("up", "--data-dir", data.toString()).err()).contains("is in use by another ocg");
            assertTokenNames("anna", data);
            assertThat(Said.by("topics", "plan", "--data-dir", data.toString()).out())
                    .contains("All topics are as the catalogue wants them.")
                    .contains("allow    User:ocg-streams");
            assertThat(Said.by("migrate", "--data-dir", data.toString()).out())
                    .contains("The database is at this version.");
            secret = Files.readString(data.resolve("secrets/release"));

            // When it is killed
            orphans = backends(data);
            first.kill();
        }
        assertThat(orphans).hasSize(2).allMatch(ProcessHandle::isAlive);

        // Then the next start stops what was left, and goes on
        try (OcgProcess second = start("second", data, port)) {
            assertThat(orphans).noneMatch(ProcessHandle::isAlive);
            assertThat(data.resolve("secrets/release")).hasContent(secret);
            List<ProcessHandle> children = backends(data);
            ask(port, "the-one.1");
            second.terminate();
            second.awaitEnd(STOP);
            assertThat(children).hasSize(2).noneMatch(ProcessHandle::isAlive);
            assertThat(data.resolve("connection.properties")).doesNotExist();
        }
        assertThat(logged(data, "the-one.1")).singleElement().satisfies(line -> {
            assertThat(line.path("route").asText()).isEqualTo("/api/v1/session");
            assertThat(line.path("status").asInt()).isEqualTo(401);
        });
        assertThat(data.resolve("logs/ocg.log")).content().doesNotContain("not-a-token");
    }

    private static void ask(String port, String requestId) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/session"))
                            .header("X-Request-Id", requestId)
                            .header("Authorization", "Bearer not-a-token")
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }
    }

    /** Lines about one request; every line of the log is a JSON object. */
    private static List<JsonNode> logged(Path data, String requestId) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("logs/ocg.log"))) {
            JsonNode read = json.readTree(line);
            assertThat(read.isObject()).as(line).isTrue();
            if (read.path("request_id").asText().equals(requestId)) {
                lines.add(read);
            }
        }
        return lines;
    }

    @Test
    void shouldLeaveNoProcessWhenToldToStopWhileItsBackendsStart() throws Exception {
        Path data = place.resolve("early");
        try (OcgProcess up =
                OcgProcess.start(place.resolve("up"), "up", "--data-dir", data.toString(), "--port", "0")) {
            // Given the first of its backends
            long deadline = System.nanoTime() + START.toNanos();
            while (!Files.isDirectory(data.resolve("run")) || backends(data).isEmpty()) {
                assertThat(System.nanoTime()).as(up.output()).isLessThan(deadline);
                Thread.sleep(5);
            }

            // When
            up.terminate();
            up.awaitEnd(START); // what has begun to start has to come to its end first
        }

        // Then
        assertThat(ProcessHandle.allProcesses()
                        .map(it -> it.info().commandLine().orElse(""))
                        .filter(it -> it.contains(data.toString())))
                .isEmpty();
    }

    @Test
    void shouldEndWithOneClearLineWhenItsDatabaseDies() throws Exception {
        Path data = place.resolve("d");
        try (OcgProcess up = start("up", data, Integer.toString(freePort()))) {
            backends(data).stream()
                    .filter(it -> it.info().commandLine().orElse("").contains("postgres"))
                    .forEach(ProcessHandle::destroyForcibly);

            assertThat(up.awaitEnd(STOP)).isEqualTo(1);
            assertThat(up.output()).contains("ocg: the embedded PostgreSQL stopped for good");
            assertThat(backends(data)).isEmpty();
        }
    }

    private OcgProcess start(String name, Path data, String port) throws Exception {
        return OcgProcess.start(place.resolve(name), "up", "--data-dir", data.toString(), "--port", port)
                .awaitLine("OCG is ready: http://127.0.0.1:" + port, START);
    }

    private static void assertTokenNames(String user, Path data) throws Exception {
        Said token = Said.by("token", "--user", user, "--group", "payments", "--data-dir", data.toString());
        SignedJWT jwt = SignedJWT.parse(token.out().strip());
        assertThat(jwt.getJWTClaimsSet().getSubject()).isEqualTo(user);
        assertThat(jwt.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("payments");
    }

    private static List<ProcessHandle> backends(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("run"))) {
            return files.filter(it -> it.toString().endsWith(".pid")) // one that is being written has another name
                    .map(UpCommandTest::process)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private static Optional<ProcessHandle> process(Path pidFile) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst()));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
