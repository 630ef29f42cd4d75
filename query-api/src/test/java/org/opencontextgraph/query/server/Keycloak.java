package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A real Keycloak on the loopback interface, with the realm of {@code ocg-realm.json} and an operator. */
final class Keycloak implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(6);
    private static final String OPERATOR = "operator";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path home;
    private final int port;
    private final Process process;

    private Keycloak(Path home, int port, Process process) {
        this.home = home;
        this.port = port;
        this.process = process;
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    static String issuer(int port) {
        return "http://127.0.0.1:" + port + "/realms/ocg";
    }

    /**
     * @param home where its archive was unpacked
     * @param api where logins of the client {@code ocg-web} return to
     * @param other where those of {@code ocg-without-audience} do
     */
    static Keycloak start(Path home, int port, String api, String other) throws IOException, InterruptedException {
        forget(home.resolve("data"));
        Path realm = Files.createDirectories(home.resolve("data/import")).resolve("ocg-realm.json");
        Files.writeString(realm, realm().replace("http://127.0.0.1:8080", api).replace("http://127.0.0.1:8081", other));
        ProcessBuilder program = new ProcessBuilder(
                        "sh",
                        home.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--import-realm")
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("keycloak.log").toFile());
        program.environment().put("JAVA_HOME", System.getProperty("java.home"));
        program.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", OPERATOR);
        program.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", OPERATOR);
        Keycloak started = new Keycloak(home, port, program.start());
        started.await();
        return started;
    }

    /** A token for a program, by the person's own password. */
    String token(String client, String user) throws IOException, InterruptedException {
        return form(
                        "/realms/ocg/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                client,
                                "client_secret",
                                "a secret of tests",
                                "username",
                                user,
                                "password",
                                "password of " + user))
                .path("access_token")
                .asText();
    }

    void leave(String user, String group) throws IOException, InterruptedException {
        String id =
                admin("GET", "/users?username=" + user, "").path(0).path("id").asText();
        for (JsonNode one : admin("GET", "/users/" + id + "/groups", "")) {
            if (one.path("name").asText().equals(group)) {
                admin("DELETE", "/users/" + id + "/groups/" + one.path("id").asText(), "");
            }
        }
    }

    void disable(String user) throws IOException, InterruptedException {
        JsonNode found = admin("GET", "/users?username=" + user, "").path(0);
        admin(
                "PUT",
                "/users/" + found.path("id").asText(),
                found.toString().replace("\"enabled\":true", "\"enabled\":false"));
    }

    /** From now on it signs with another key. */
    void rotateKeys() throws IOException, InterruptedException {
        String realm = admin("GET", "", "").path("id").asText();
        admin(
                "POST",
                "/components",
                "{\"name\":\"next\",\"providerId\":\"rsa-generated\",\"providerType\":\"org.keycloak.keys.KeyProvider\","
                        + "\"parentId\":\"" + realm + "\",\"config\":{\"priority\":[\"200\"],\"active\":[\"true\"],"
                        + "\"enabled\":[\"true\"],\"algorithm\":[\"RS256\"],\"keySize\":[\"2048\"]}}");
    }

    private JsonNode admin(String method, String path, String body) throws IOException, InterruptedException {
        String token = form(
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                OPERATOR,
                                "password",
                                OPERATOR))
                .path("access_token")
                .asText();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(at("/admin/realms/ocg" + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return TestApi.json(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private JsonNode form(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return TestApi.json(answer.body());
    }

    private void await() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START.toNanos();
        HttpRequest request = HttpRequest.newBuilder(at("/realms/ocg/.well-known/openid-configuration"))
                .build();
        while (true) {
            try {
                if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new AssertionError("Keycloak did not start, see " + home.resolve("keycloak.log"), e);
                }
            }
            Thread.sleep(500);
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static String realm() throws IOException {
        try (InputStream in = Keycloak.class.getResourceAsStream("ocg-realm.json")) {
            if (in == null) {
                throw new AssertionError("ocg-realm.json is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void forget(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        }
    }
}
