package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.feed.TestBroker;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.KeyRotation;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;

class KeyRotationTest {
    private static final SealedFor TOKEN = new SealedFor("work", SealedFor.TOKEN);
    private static final SealedFor SECRET = new SealedFor("work", SealedFor.WEBHOOK_SECRET);
    private static final SealedFor DELIVERY = new SealedFor("work", SealedFor.DELIVERY);

    @Test
    void shouldSealEverythingAnewAndOpenWhatIsUnderWayUntilTheNextRotation() throws Exception {
        try (TestBackends backends = TestBackends.start()) {
            // Given
            SealingKeys first = SealingKeys.make();
            ConnectorTable connectors = connectors(backends, first);
            byte[] underWay = first.seal(bytes("a delivery"), DELIVERY);

            // When
            SealingKeys second = SealingKeys.read(first.rotated().json());
            KeyRotation rotation = KeyRotation.of(connectors, second);

            // Then
            assertThat(rotation.sealed()).isEqualTo(2);
            assertThat(rotation.lost()).isEmpty();
            byte[] token = connectors.token("work").orElseThrow();
            byte[] secret = connectors.webhookSecret("work").orElseThrow();
            assertThat(second.open(token, TOKEN)).isEqualTo(bytes("the token"));
            assertThat(second.open(secret, SECRET)).isEqualTo(bytes("the secret"));
            assertThat(second.open(underWay, DELIVERY)).isEqualTo(bytes("a delivery"));
            assertThatThrownBy(() -> first.open(token, TOKEN)).isInstanceOf(SealException.class);

            // When
            SealingKeys third = second.rotated();
            KeyRotation _ = KeyRotation.of(connectors, third);

            // Then
            assertThat(third.open(connectors.token("work").orElseThrow(), TOKEN))
                    .isEqualTo(bytes("the token"));
            assertThatThrownBy(() -> third.open(underWay, DELIVERY)).isInstanceOf(SealException.class);
        }
    }

    @Test
    void shouldNameWhoseSecretsNoKeyOpensAndLeaveThemAsTheyAre() throws Exception {
        try (TestBackends backends = TestBackends.start()) {
            ConnectorTable connectors = connectors(backends, SealingKeys.make());
            byte[] before = connectors.token("work").orElseThrow();

            KeyRotation rotation = KeyRotation.of(connectors, SealingKeys.make().rotated());

            assertThat(rotation.lost()).containsExactly("work");
            assertThat(connectors.token("work").orElseThrow()).isEqualTo(before);
        }
    }

    private static ConnectorTable connectors(TestBackends backends, SealingKeys keys) throws Exception {
        RegisteredGithub registered = new RegisteredGithub(
                backends.database(), TestBroker.newTopics("rotation-" + keys.hashCode() + "."), keys);
        var _ = registered.add("https://api.github.com", "the token", "everyone");
        assertThat(registered.connectors().replaceWebhookSecret("work", keys.seal(bytes("the secret"), SECRET)))
                .isTrue();
        return registered.connectors();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
