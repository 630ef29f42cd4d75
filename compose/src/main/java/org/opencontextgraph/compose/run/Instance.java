package org.opencontextgraph.compose.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.Ports;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;
import org.opencontextgraph.streams.StreamsApplication;

/** The platform in one JVM: backends, then topics and tables, then the rooms, then the door. */
public final class Instance {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final OcgConfig config;
    private final Connection connection;
    private final Vitals vitals;

    private Instance(OcgConfig config, Connection connection, Vitals vitals) {
        this.config = config;
        this.connection = connection;
        this.vitals = vitals;
    }

    /**
     * Returns when everything serves; whatever has been started by then stops with {@code shutdown}. A directory is marked
     * before anything happens in it under an unsafe policy.
     *
     * @param given flat configuration keys; those about backends are overruled
     */
    public static Instance start(DataDirectory directory, Map<String, String> given, Shutdown shutdown) {
        return start(directory, Backends.EMBEDDED, Tools.NONE, given, shutdown);
    }

    /** The same on other backends, and with tools that it asks. */
    public static Instance start(
            DataDirectory directory, Backends backends, Tools tools, Map<String, String> given, Shutdown shutdown) {
        Map<String, String> settings = new HashMap<>(given);
        settings.putAll(backends.fixed(directory));
        settings.putIfAbsent(
                "identity.session-keys", directory.secrets().session().reveal());
        OcgConfig planned = ConfigReader.read(settings);
        ApiIdentity.check(planned);
        int port = planned.api().port();
        if (port != 0 && !Ports.isFree(port)) {
            throw new Refusal("port " + port + " is occupied by another program: choose one with --port");
        }
        if (planned.policy().unsafe()) {
            directory.markUnsafe();
        } else {
            directory.refuseUnsafe();
        }
        FixedSettings.of(planned).keepIn(directory);
        Backends.Reached reached = backends.start(directory, planned, shutdown);
        settings.putAll(reached.settings());
        OcgConfig config = ConfigReader.read(settings);
        StreamsApplication streams =
                StreamsRole.startAlone(config, directory.secrets().release());
        MaterializerRole materializers = MaterializerRole.start(config);
        shutdown.add(new Together(List.of(streams, materializers, JobsRole.start(config, tools, directory.secrets()))));
        List<Part> parts = new ArrayList<>(reached.parts());
        parts.add(new Part("streams", streams::isAlive));
        parts.add(new Part("materializers", materializers::isRunning));
        Vitals vitals = new Vitals(parts);
        shutdown.add(MetricsDoor.open(metricsPort(config, directory)));
        ApiRole api = shutdown.add(ApiRole.start(config, vitals.checks()));
        await(streams);
        Connection connection = new Connection(
                api.url(), reached.tokenEndpoint(), ProcessHandle.current().pid(), settings);
        shutdown.add(connection.announce(directory));
        return new Instance(config, connection, vitals);
    }

    public OcgConfig config() {
        return config;
    }

    public Connection connection() {
        return connection;
    }

    /**
     * Returns when the instance was told to stop.
     *
     * @throws Refusal when the streams or the materializers have stopped for good
     */
    public void awaitEnd(Shutdown shutdown, Path log) throws InterruptedException {
        vitals.watch(shutdown, log);
    }

    private static int metricsPort(OcgConfig config, DataDirectory directory) {
        int port = config.metrics().port();
        return port == 0 ? Ports.keep(directory.room(MetricsDoor.ROOM).resolve(MetricsDoor.PORT)) : port;
    }

    private static void await(StreamsApplication streams) {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        try {
            while (!streams.isRunning()) {
                if (!streams.isAlive() || System.nanoTime() > deadline) {
                    throw new Refusal("the streams did not come to run; the log says why");
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while starting", e);
        }
    }
}
