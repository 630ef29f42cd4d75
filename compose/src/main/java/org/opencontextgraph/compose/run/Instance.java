package org.opencontextgraph.compose.run;

import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedBackends;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.compose.embedded.EmbeddedPostgres;
import org.opencontextgraph.compose.embedded.Ports;
import org.opencontextgraph.compose.embedded.Preparation;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.database.Migrations;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.database.RolePasswords;

/** The platform in one JVM: backends, then topics and tables, then the rooms, then the door. */
public final class Instance {
    private final EmbeddedBackends backends;
    private final Connection connection;

    private Instance(EmbeddedBackends backends, Connection connection) {
        this.backends = backends;
        this.connection = connection;
    }

    /** Returns when everything serves; whatever has been started by then stops with {@code shutdown}. */
    public static Instance start(DataDirectory directory, InstanceSettings settings, Shutdown shutdown) {
        if (settings.port() != 0 && !Ports.isFree(settings.port())) {
            throw new Refusal("port " + settings.port() + " is occupied by another program: choose one with --port");
        }
        EmbeddedBackends backends =
                shutdown.add(EmbeddedBackends.start(directory, new Preparation(Instance::topics, Instance::tables)));
        Connection connection = Connection.to(backends, URI.create("http://127.0.0.1:" + settings.port()));
        shutdown.add(connection.announce(directory));
        return new Instance(backends, connection);
    }

    public EmbeddedBackends backends() {
        return backends;
    }

    public Connection connection() {
        return connection;
    }

    private static void topics(EmbeddedKafka kafka) {
        try (Admin admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
            TopicPlan.of(admin, new TopicNaming("ocg.", EmbeddedKafka.PARTITIONS, (short) 1))
                    .apply(admin);
        }
    }

    private static void tables(EmbeddedPostgres postgres) {
        Map<Role, String> passwords = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            passwords.put(role, postgres.password(role.roleName()).reveal());
        }
        Migrations.apply(postgres.administrator(), new RolePasswords(passwords));
    }
}
