package org.opencontextgraph.compose.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedStores;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.config.ConfigReader;
import org.opencontextgraph.schema.config.OcgConfig;

/** The data of an instance that does not run, opened to be read: no role is started, no topic, table or setting changed. */
public final class StoppedInstance {
    private StoppedInstance() {}

    /**
     * Returns when its Kafka and its PostgreSQL answer; they stop with {@code shutdown}.
     *
     * @return how they are reached, and the policy that the data was made under
     */
    public static OcgConfig open(Path path, Shutdown shutdown) {
        if (!Stream.of("version", "kafka", "postgres").allMatch(part -> Files.exists(path.resolve(part)))) {
            throw new Refusal("no instance runs on " + path + ", and none has kept its data there");
        }
        DataDirectory directory = shutdown.add(DataDirectory.open(path));
        Map<String, String> settings = new HashMap<>(FixedSettings.in(directory.root()));
        settings.put("policy.unsafe", Boolean.toString(directory.isUnsafe()));
        EmbeddedStores stores = shutdown.start(() -> EmbeddedStores.start(directory));
        settings.putAll(Embedded.settings(stores.kafka(), stores.postgres()));
        return ConfigReader.read(settings);
    }
}
