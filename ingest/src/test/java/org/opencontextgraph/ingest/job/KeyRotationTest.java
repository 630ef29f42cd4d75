package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
            List<SealingKeys> kept = new ArrayList<>();
            KeyRotation rotation = KeyRotation.of(connectors, first, kept::add);
            SealingKeys second = SealingKeys.read(kept.getLast().json());

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
            KeyRotation _ = KeyRotation.of(connectors, second, kept::add);
            SealingKeys third = kept.getLast();

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

            KeyRotation rotation = KeyRotation.of(connectors, SealingKeys.make(), _ -> {});

            assertThat(rotation.lost()).containsExactly(TOKEN, SECRET);
            assertThat(connectors.token("work").orElseThrow()).isEqualTo(before);
        }
    }

    @Test
    void shouldSealAnewWhatTheApiSealedWithTheFormerKeyThatItRemembered() throws Exception {
        try (TestBackends backends = TestBackends.start()) {
            // Given
            SealingKeys first = SealingKeys.make();
            ConnectorTable connectors = connectors(backends, first);
            List<SealingKeys> kept = new ArrayList<>();
            KeyRotation _ = KeyRotation.of(connectors, first, kept::add);
            SealingKeys second = kept.getLast();
            connectors.replaceToken("work", first.seal(bytes("late"), TOKEN));
            connectors.replaceWebhookSecret("work", first.seal(bytes("late, too"), SECRET));

            // When
            KeyRotation rotation = KeyRotation.of(connectors, second, kept::add);
            SealingKeys third = kept.getLast();

            // Then
            assertThat(rotation.lost()).isEmpty();
            assertThat(third.open(connectors.token("work").orElseThrow(), TOKEN))
                    .isEqualTo(bytes("late"));
            assertThat(third.open(connectors.webhookSecret("work").orElseThrow(), SECRET))
                    .isEqualTo(bytes("late, too"));
        }
    }

    @Test
    void shouldSealTheWebhookSecretAnewWhenTheTokenIsLost() throws Exception {
        try (TestBackends backends = TestBackends.start()) {
            SealingKeys first = SealingKeys.make();
            ConnectorTable connectors = connectors(backends, first);
            connectors.replaceToken("work", SealingKeys.make().seal(bytes("the token"), TOKEN));

            List<SealingKeys> kept = new ArrayList<>();
            KeyRotation rotation = KeyRotation.of(connectors, first, kept::add);
            KeyRotation again = KeyRotation.of(connectors, kept.getLast(), kept::add);

            assertThat(rotation).isEqualTo(new KeyRotation(1, List.of(TOKEN)));
            assertThat(again).isEqualTo(rotation);
            assertThat(kept.getLast().open(connectors.webhookSecret("work").orElseThrow(), SECRET))
                    .isEqualTo(bytes("the secret"));
        }
    }

    @Test
    void shouldLoseNothingWhenItIsKilledAndRunAgain() throws Exception {
        try (TestBackends backends = TestBackends.start()) {
            // Given
            SealingKeys first = SealingKeys.make();
            ConnectorTable connectors = connectors(backends, first);
            SealingKeys second = first.withNewKey();
            List<SealingKeys> kept = new ArrayList<>();

            // When
            assertThatThrownBy(() -> KeyRotation.of(connectors, second, keys -> {
                        kept.add(keys);
                        throw new IllegalStateException("killed");
                    }))
                    .hasMessage("killed");
            KeyRotation rotation = KeyRotation.of(connectors, kept.getLast(), kept::add);

            // Then
            assertThat(rotation).isEqualTo(new KeyRotation(2, List.of()));
            assertThat(kept.getLast().open(connectors.token("work").orElseThrow(), TOKEN))
                    .isEqualTo(bytes("the token"));
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
