package org.opencontextgraph.compose.run;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.PrivateFile;
import org.opencontextgraph.compose.embedded.Refusal;

/**
 * How other commands of the same user reach a running instance. It lies in the instance's data directory, readable by its
 * owner only, from the moment the instance serves until it stops.
 *
 * @param api where the API is
 * @param tokenEndpoint where the development identity provider hands out tokens, if it runs
 * @param process the instance's process
 * @param settings flat configuration keys, passwords among them
 */
public record Connection(URI api, Optional<URI> tokenEndpoint, long process, Map<String, String> settings) {
    private static final String FILE = "connection.properties";
    private static final String SETTING = "setting.";

    public Connection {
        settings = Map.copyOf(settings);
    }

    /** The instance that runs on this directory, if one does. */
    public static Optional<Connection> find(Path dataDirectory) {
        Path file = dataDirectory.resolve(FILE);
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException e) {
            throw new Refusal("cannot read " + file + ": " + e.getMessage(), e);
        }
        Map<String, String> settings = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(SETTING)) {
                settings.put(name.substring(SETTING.length()), properties.getProperty(name));
            }
        }
        Connection connection = new Connection(
                URI.create(require(properties, "api", file)),
                Optional.ofNullable(properties.getProperty("token-endpoint")).map(URI::create),
                Long.parseLong(require(properties, "process", file)),
                settings);
        return ProcessHandle.of(connection.process()).isPresent() ? Optional.of(connection) : Optional.empty();
    }

    /** The instance that runs on this directory. */
    public static Connection read(Path dataDirectory) {
        return find(dataDirectory)
                .orElseThrow(() -> new Refusal("no instance runs on " + dataDirectory
                        + ": start one with ./ocg up --data-dir " + dataDirectory));
    }

    /** @throws Refusal when the instance has an identity provider of its own: that vouches for nobody on our word */
    public DevTokens devTokens() {
        return tokenEndpoint
                .map(DevTokens::new)
                .orElseThrow(() -> new Refusal("the instance has an identity provider of its own (identity.issuer);"
                        + " get a token from that"));
    }

    /** Writes it down until the returned handle is closed. */
    AutoCloseable announce(DataDirectory directory) {
        Properties properties = new Properties();
        properties.setProperty("api", api.toString());
        tokenEndpoint.ifPresent(endpoint -> properties.setProperty("token-endpoint", endpoint.toString()));
        properties.setProperty("process", Long.toString(process));
        settings.forEach((name, value) -> properties.setProperty(SETTING + name, value));
        StringWriter text = new StringWriter();
        try {
            properties.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
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
}
