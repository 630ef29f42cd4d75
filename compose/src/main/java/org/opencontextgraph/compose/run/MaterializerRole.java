package org.opencontextgraph.compose.run;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.materializer.MaterializerSettings;
import org.opencontextgraph.query.materializer.PersonalMaterializer;
import org.opencontextgraph.query.materializer.ReleaseMaterializer;
import org.opencontextgraph.query.materializer.TraceMaterializer;
import org.opencontextgraph.schema.config.OcgConfig;

/** From the topics into the database: released units, trace events and what belongs to one person, each under its own role. */
final class MaterializerRole implements AutoCloseable {
    private final HikariDataSource releaseDatabase;
    private final HikariDataSource traceDatabase;
    private final HikariDataSource personalDatabase;
    private final Producer<String, SpecificRecord> deadLetters;
    private final ReleaseMaterializer release;
    private final TraceMaterializer trace;
    private final PersonalMaterializer personal;

    private MaterializerRole(OcgConfig config) {
        Databases databases = new Databases(config.postgres());
        KafkaClients kafka = new KafkaClients(config.kafka());
        Map<String, Object> client = kafka.settings();
        MaterializerSettings settings = MaterializerSettings.of(config.kafka().topicPrefix());
        releaseDatabase = databases.pool(Role.MATERIALIZER, 2);
        traceDatabase = databases.pool(Role.MATERIALIZER_TRACE, 2);
        personalDatabase = databases.pool(Role.MATERIALIZER_PERSONAL, PersonalMaterializer.CONNECTIONS);
        deadLetters = kafka.producer();
        release = new ReleaseMaterializer(client, releaseDatabase, deadLetters, settings);
        trace = new TraceMaterializer(client, traceDatabase, deadLetters, settings);
        personal = new PersonalMaterializer(client, personalDatabase, deadLetters, settings);
    }

    static MaterializerRole start(OcgConfig config) {
        MaterializerRole role = new MaterializerRole(config);
        role.release.start();
        role.trace.start();
        role.personal.start();
        return role;
    }

    boolean isRunning() {
        return release.isRunning() && trace.isRunning() && personal.isRunning();
    }

    @Override
    public void close() {
        try (releaseDatabase;
                traceDatabase;
                personalDatabase;
                deadLetters;
                Together _ = new Together(List.of(personal, trace, release))) {
            // closed in the reverse order; what waits for a database that is gone waits at the same time
        }
    }
}
