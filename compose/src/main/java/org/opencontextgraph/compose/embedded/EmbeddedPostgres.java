package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * PostgreSQL on loopback, durable ({@code fsync} and its companions stay on), with a password for every role; the
 * migrations make the roles. The
 * programs are the bundled ones, run directly: the library that ships them is made for throwaway databases.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String DATABASE = "ocg";

    static final String NAME = "postgres";
    public static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final ChildProcess process;
    private final DataDirectory directory;
    private final int port;

    private EmbeddedPostgres(ChildProcess process, DataDirectory directory, int port) {
        this.process = process;
        this.directory = directory;
        this.port = port;
    }

    public static EmbeddedPostgres start(DataDirectory directory) {
        PostgresPrograms programs = PostgresPrograms.unpack(directory);
        Path room = directory.room(NAME);
        Path data = room.resolve("data");
        Path log = directory.room("logs").resolve(NAME + ".log");
        if (!Files.isDirectory(data)) {
            initialize(programs, directory, data, log);
        }
        int port = Ports.keep(room.resolve("port"));
        ChildProcess process =
                ChildProcess.start(NAME, programs.command("postgres", settings(data, port)), directory, room, "INT");
        try {
            process.awaitReady(START_LIMIT, log, () -> isReady(data));
            return new EmbeddedPostgres(process, directory, port);
        } catch (RuntimeException e) {
            process.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public Secret password(String role) {
        return directory.secrets().of(NAME + "." + role);
    }

    /** As the superuser: for migrations only. */
    public DataSource administrator() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(SUPERUSER);
        source.setPassword(password(SUPERUSER).reveal());
        return source;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.close();
    }

    /** Works in a folder of another name and renames it at the end: a crash half-way leaves nothing that looks done. */
    private static void initialize(PostgresPrograms programs, DataDirectory directory, Path data, Path log) {
        Path unfinished = data.resolveSibling("data.new");
        try {
            Unpacked.delete(unfinished);
            Path password = directory.room("secrets").resolve("postgres.init");
            PrivateFile.write(
                    password, directory.secrets().of("postgres." + SUPERUSER).reveal() + "\n");
            programs.run(
                    log,
                    "",
                    programs.command(
                            "initdb",
                            "--pgdata=" + unfinished,
                            "--username=" + SUPERUSER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C"));
            Files.delete(password);
            programs.run(
                    log,
                    "CREATE DATABASE " + DATABASE + "\n",
                    programs.command("postgres", "--single", "-D", unfinished.toString(), "postgres"));
            Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal("cannot set up PostgreSQL in " + data + ": " + IoReason.of(e), e);
        }
    }

    private static String[] settings(Path data, int port) {
        return Stream.concat(
                        Stream.of("-D", data.toString()),
                        Stream.of(
                                        "port=" + port,
                                        "listen_addresses=127.0.0.1",
                                        "unix_socket_directories=",
                                        "fsync=on",
                                        "synchronous_commit=on",
                                        "full_page_writes=on",
                                        "wal_level=logical",
                                        "max_connections=100",
                                        "shared_buffers=128MB",
                                        "max_wal_size=1GB",
                                        "log_min_messages=warning")
                                .flatMap(setting -> Stream.of("-c", setting)))
                .toArray(String[]::new);
    }

    /** PostgreSQL keeps its state in the last line of its pid file. */
    private static boolean isReady(Path data) {
        try (Stream<String> lines = Files.lines(data.resolve("postmaster.pid"))) {
            List<String> all = lines.map(String::strip).collect(Collectors.toList());
            return all.size() >= 8 && all.get(7).equals("ready");
        } catch (IOException | java.io.UncheckedIOException notYet) {
            return false;
        }
    }
}
