package org.opencontextgraph.ingest.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * A server that answers as GitHub's own OpenAPI description says: Prism with {@code @octokit/openapi}, both from npm. A request
 * that is not in the description is refused (404, 422).
 *
 * <p>Stands behind a door that lets nothing in but GET, notes what was answered, and asks for plain JSON, as the description knows no
 * {@code application/vnd.github+json}.
 */
final class PrismMock implements AutoCloseable {
    private static final Duration INSTALL = Duration.ofMinutes(5);
    private static final Duration START = Duration.ofMinutes(3);
    private static final String DESCRIPTION = "node_modules/@octokit/openapi/generated/api.github.com.json";

    private static final Pattern TIME = Pattern.compile("(?<=\")(\\d{4})(-\\d\\d-\\d\\dT[0-9:.]+Z)(?=\")");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1) // Prism refuses an upgrade
            .build();
    private final Map<String, Integer> answers = new ConcurrentSkipListMap<>();
    private final Process process;
    private final URI prism;
    private final HttpServer door;
    private volatile boolean invents;
    private final AtomicLong seed = new AtomicLong();

    private PrismMock(Process process, URI prism) throws IOException {
        this.process = process;
        this.prism = prism;
        this.door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", this::answer);
        door.start();
    }

    /** @param home where both packages are, or are put */
    static PrismMock start(Path home) throws IOException, InterruptedException {
        install(home);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path log = home.resolve("prism.log");
        Process process = new ProcessBuilder(
                        "node",
                        "node_modules/@stoplight/prism-cli/dist/index.js",
                        "mock",
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--verboseLevel=error",
                        DESCRIPTION)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        PrismMock mock = new PrismMock(process, URI.create("http://127.0.0.1:" + port));
        mock.await(log);
        return mock;
    }

    private static void install(Path home) throws IOException, InterruptedException {
        Files.createDirectories(home);
        try (InputStream list = Objects.requireNonNull(PrismMock.class.getResourceAsStream("/prism/package.json"))) {
            Files.write(home.resolve("package.json"), list.readAllBytes());
        }
        Path log = home.resolve("install.log");
        Process npm = new ProcessBuilder("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts")
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL.toSeconds(), TimeUnit.SECONDS)) {
            npm.destroyForcibly();
            throw new IOException("npm did not come to an end: " + log);
        }
        if (npm.exitValue() != 0) {
            throw new IOException("npm could not install what is needed: " + log);
        }
    }

    private void await(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("Prism ended at once: " + log);
            }
            try {
                ask(prism.resolve("/zen"));
                return;
            } catch (IOException e) {
                Thread.sleep(500);
            }
        }
        throw new IOException("Prism does not answer: " + log);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + door.getAddress().getPort());
    }

    /** From now on answers hold whatever the description allows, each something else; before, they are its examples. */
    void invent(long firstSeed) {
        seed.set(firstSeed);
        invents = true;
    }

    /** What was asked and answered, such as `GET 200`, and how often. */
    Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET")) {
                count(method + " (it would write)");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            HttpResponse<byte[]> answer =
                    ask(prism.resolve(exchange.getRequestURI().toString()));
            byte[] body = invents ? laterThan2008(answer.body()) : answer.body();
            count("GET " + answer.statusCode()
                    + (answer.statusCode() == 200
                            ? ""
                            : " " + exchange.getRequestURI().getPath()));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            count("no answer (" + e + ") " + exchange.getRequestURI().getPath());
            throw e;
        }
    }

    /** Invented times lie in any century, and GitHub began in 2008. */
    private static byte[] laterThan2008(byte[] body) {
        return TIME.matcher(new String(body, StandardCharsets.UTF_8))
                .replaceAll(time -> (2008 + Integer.parseInt(time.group(1)) % 18) + "$2")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void count(String what) {
        answers.merge(what, 1, Integer::sum);
    }

    private HttpResponse<byte[]> ask(URI what) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(what)
                .timeout(Duration.ofSeconds(60))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer a-token-of-a-test");
        if (invents) {
            request.header("Prefer", "dynamic=true, seed=" + seed.getAndIncrement());
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    @Override
    public void close() throws IOException {
        door.stop(0);
        client.close();
        List.of(process.descendants().toArray(ProcessHandle[]::new)).forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
