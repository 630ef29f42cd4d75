package org.opencontextgraph.compose.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.SignedJWT;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBackendsTest {
    @TempDir
    private Path place;

    @Test
    void shouldKeepAllDataFromStartToStart() throws Exception {
        // Given
        Path root = place.resolve("a directory");
        try (DataDirectory directory = DataDirectory.open(root);
                EmbeddedBackends backends = EmbeddedBackends.start(directory, Preparation.NONE, true)) {
            try (Connection connection = connect(backends.postgres());
                    Admin admin = admin(backends.kafka())) {
                connection.createStatement().execute("create table kept as select 42 as answer");
                admin.createTopics(Set.of(new NewTopic("kept", 4, (short) 1)))
                        .all()
                        .get();
                assertDurable(connection);
            }
            assertVouchesForAnybody(backends.identities().orElseThrow());
            assertRefusesStrangers(backends.postgres());
        }

        // When
        try (DataDirectory directory = DataDirectory.open(root);
                EmbeddedBackends backends = EmbeddedBackends.start(directory, Preparation.NONE, true);
                Connection connection = connect(backends.postgres());
                Admin admin = admin(backends.kafka())) {
            // Then
            assertThat(text(connection, "select answer from kept")).isEqualTo("42");
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static void assertDurable(Connection connection) throws SQLException {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(text(connection, "show " + setting)).as(setting).isEqualTo("on");
        }
        assertThat(text(connection, "show server_version")).startsWith("18.");
    }

    private static void assertVouchesForAnybody(DevIdentityProvider identities) throws Exception {
        SignedJWT token = SignedJWT.parse(
                identities.token("anna", List.of("payments"), List.of("analyst"), Duration.ofMinutes(5)));
        assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("anna");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly(DevIdentityProvider.AUDIENCE);
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo(identities.issuer());
        assertThat(token.getJWTClaimsSet().getStringListClaim("groups")).containsExactly("payments");
        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).containsExactly("analyst");
    }

    private static void assertRefusesStrangers(EmbeddedPostgres postgres) {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), "postgres", "guess"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password authentication failed");
    }

    private static Connection connect(EmbeddedPostgres postgres) throws SQLException {
        return postgres.administrator().getConnection();
    }

    private static Admin admin(EmbeddedKafka kafka) {
        Map<String, Object> settings = new HashMap<>(kafka.clientSettings());
        return Admin.create(settings);
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (ResultSet rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
