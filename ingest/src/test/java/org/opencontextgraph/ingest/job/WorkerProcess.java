package org.opencontextgraph.ingest.job;

import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** A worker in a JVM of its own, to be killed or paused: its job `long` runs until `go` is marked. */
record WorkerProcess(Process process) implements AutoCloseable {
    private static final String APPLICATION = "worker-process";

    static WorkerProcess start(TestBackends backends, String prefix, Path directory) throws IOException {
        return new WorkerProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        backends.database().getJdbcUrl() + "&ApplicationName=" + APPLICATION,
                        Integer.toString(backends.redis().getPort()),
                        prefix,
                        directory.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("worker-process.log").toFile())
                .start());
    }

    public static void main(String[] arguments) throws Exception {
        HikariDataSource database = TestBackends.pool(arguments[0]);
        RedisURI redis = TestBackends.uri(Integer.parseInt(arguments[1]));
        NeverTwice marks = new NeverTwice(Path.of(arguments[3]));
        Jobs jobs = Jobs.always(List.of(longJob(marks), often(marks)));
        try (Worker worker = new Worker(database, redis, arguments[2], jobs, JobWorld.QUICK, InstantSource.system())) {
            worker.start();
            Thread.currentThread().join();
        }
    }

    static Job often(NeverTwice marks) {
        return marks.job("often", () -> Thread.sleep(300)).every("* * * * * *");
    }

    static Job longJob(NeverTwice marks) {
        return marks.job("long", () -> {
            try {
                while (!marks.isMarked("go")) {
                    Thread.sleep(20);
                }
            } catch (InterruptedException e) {
                marks.mark("interrupted");
                throw e;
            }
        });
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void pause() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    void goOn() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }

    /** PostgreSQL closes all that it has of this process. */
    static void closeSessions(TestBackends backends) throws Exception {
        backends.administer("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                + APPLICATION + "'");
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
