package org.opencontextgraph.compose.run;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedBackends;
import org.opencontextgraph.compose.embedded.PrivateFile;
import org.opencontextgraph.compose.embedded.Refusal;

/** How other commands of the same user reach a running instance; kept in its data directory, readable by its owner only. */
public record Connection(URI api, URI tokenEndpoint, Map<String, String> kafka, long process) {
    private static final String FILE = "connection.properties";
    private static final String KAFKA = "kafka.";

    public Connection {
        kafka = Map.copyOf(kafka);
    }

    static Connection to(EmbeddedBackends backends, URI api) {
        return new Connection(
                api,
                URI.create(backends.identities().tokenEndpoint()),
                backends.kafka().clientSettings(),
                ProcessHandle.current().pid());
    }

    /** The instance that runs on this directory. */
    public static Connection read(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            throw notRunning(dataDirectory);
        } catch (IOException e) {
            throw new Refusal("cannot read " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> kafka = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(KAFKA)) {
                kafka.put(name.substring(KAFKA.length()), properties.getProperty(name));
            }
        }
        Connection connection = new Connection(
                URI.create(require(properties, "api", file)),
                URI.create(require(properties, "token-endpoint", file)),
                kafka,
                Long.parseLong(require(properties, "process", file)));
        if (ProcessHandle.of(connection.process()).isEmpty()) {
            throw notRunning(dataDirectory);
        }
        return connection;
    }

    /** Writes it down until the returned handle is closed. */
    AutoCloseable announce(DataDirectory directory) {
        Properties properties = new Properties();
        properties.setProperty("api", api.toString());
        properties.setProperty("token-endpoint", tokenEndpoint.toString());
        properties.setProperty("process", Long.toString(process));
        kafka.forEach((name, value) -> properties.setProperty(KAFKA + name, value));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a string cannot be written to", e);
        }
        Path file = directory.root().resolve(FILE);
        PrivateFile.write(file, text.toString());
        return new Announcement(file);
    }

    @Override
    public String toString() {
        return "Connection[" + api + "]";
    }

    private record Announcement(Path file) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            Files.deleteIfExists(file);
        }
    }

    private static String require(Properties properties, String name, Path file) {
        String value = properties.getProperty(name, "");
        if (value.isEmpty()) {
            throw new Refusal("the connection file " + file + " lacks " + name + ": restart the instance");
        }
        return value;
    }

    private static Refusal notRunning(Path dataDirectory) {
        return new Refusal(
                "no instance runs on " + dataDirectory + ": start one with ./ocg up --data-dir " + dataDirectory);
    }
}
