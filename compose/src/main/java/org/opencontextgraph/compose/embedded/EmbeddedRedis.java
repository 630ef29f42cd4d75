package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Redis on loopback behind a password: the machine's own {@code redis-server} when it is 6.2 or newer, else the bundled
 * one. It keeps nothing on disk: it carries jobs only, and their schedule lives in PostgreSQL.
 */
public final class EmbeddedRedis implements AutoCloseable {
    static final String NAME = "redis";
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final Pattern VERSION = Pattern.compile("v=([0-9]+)\\.([0-9]+)");
    private static final Duration START_LIMIT = Duration.ofSeconds(15);

    private final ChildProcess process;
    private final int port;
    private final Secret password;

    private EmbeddedRedis(ChildProcess process, int port, Secret password) {
        this.process = process;
        this.port = port;
        this.password = password;
    }

    static EmbeddedRedis start(DataDirectory directory) {
        Path room = directory.room(NAME);
        Secret password = directory.secrets().of(NAME);
        int port = Ports.keep(room.resolve("port"));
        Path settings = room.resolve("redis.conf");
        // The title keeps the path of this file on the command line, by which an orphan is known.
        PrivateFile.write(settings, """
                bind 127.0.0.1
                port %d
                requirepass %s
                daemonize no
                save ""
                appendonly no
                maxmemory 128mb
                maxmemory-policy noeviction
                proc-title-template "{title} {config-file}"
                """.formatted(port, password.reveal()));
        Path program = program(directory);
        LOG.info("starting {}", program);
        ChildProcess process =
                ChildProcess.start(NAME, List.of(program.toString(), settings.toString()), directory, room, "TERM");
        try {
            process.awaitReady(START_LIMIT, directory.room("logs").resolve(NAME + ".log"), () -> Ports.answers(port));
            return new EmbeddedRedis(process, port, password);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public Secret password() {
        return password;
    }

    /** For Lettuce; holds the password, so it must not be logged. */
    public String uri() {
        return "redis://:" + password.reveal() + "@127.0.0.1:" + port;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }

    private static Path program(DataDirectory directory) {
        return SearchPath.find("redis-server")
                .filter(EmbeddedRedis::isRecent)
                .orElseGet(() -> Unpacked.program(
                                Platform.current().redisServer(),
                                Platform.current().redisServer(),
                                "redis-server",
                                directory)
                        .resolve("redis-server"));
    }

    private static boolean isRecent(Path program) {
        try {
            Process asked = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            Matcher version = VERSION.matcher(answer);
            return asked.waitFor(2, TimeUnit.SECONDS)
                    && version.find()
                    && 100 * Integer.parseInt(version.group(1)) + Integer.parseInt(version.group(2)) >= 602;
        } catch (IOException notRunnable) {
            LOG.debug("{} cannot be asked for its version", program, notRunnable);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
