package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opencontextgraph.compose.embedded.DataDirectory;
import org.opencontextgraph.compose.embedded.EmbeddedKafka;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.schema.topic.Topics;

class TopicPlanTest {
    private static final TopicNaming NAMING = new TopicNaming("ocg.", EmbeddedKafka.PARTITIONS, (short) 1);

    @TempDir
    private Path place;

    @Test
    void shouldCreateWhatIsMissingMendWhatDiffersAndRefuseOtherPartitions() throws Exception {
        try (DataDirectory directory = DataDirectory.open(place.resolve("d"));
                EmbeddedKafka kafka = EmbeddedKafka.start(directory);
                Admin admin = Admin.create(Map.copyOf(kafka.clientSettings()))) {
            // Given nothing: everything is created, once
            TopicPlan everything = TopicPlan.of(admin, NAMING);
            assertThat(everything.changes()).hasSize(Topics.ALL.size()).allMatch(TopicChange.Create.class::isInstance);
            everything.apply(admin);
            awaitChanges(admin, List.of());

            // When a setting differs
            ConfigResource trace = new ConfigResource(ConfigResource.Type.TOPIC, "ocg.event.trace.v1");
            admin.incrementalAlterConfigs(Map.of(
                            trace,
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("message.timestamp.type", "CreateTime"),
                                    AlterConfigOp.OpType.SET))))
                    .all()
                    .get();

            // Then it is mended
            awaitChanges(
                    admin,
                    List.of(new TopicChange.Alter(
                            "ocg.event.trace.v1", "message.timestamp.type", "CreateTime", "LogAppendTime")));
            TopicPlan.of(admin, NAMING).apply(admin);
            awaitChanges(admin, List.of());

            // And another number of partitions is refused
            admin.createTopics(Set.of(new NewTopic("other.event.trace.v1", 3, (short) 1)))
                    .all()
                    .get();
            TopicNaming four = new TopicNaming("other.", 4, (short) 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> TopicPlan.of(admin, four)
                            .changes()
                            .contains(new TopicChange.WrongPartitions("other.event.trace.v1", 3, 4)));
            TopicPlan other = TopicPlan.of(admin, four);
            assertThatThrownBy(() -> other.apply(admin))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("other.event.trace.v1 has 3 partitions, not 4");
            assertThat(admin.listTopics().names().get()).doesNotContain("other.release.unit.v1");
        }
    }

    /** A broker hears of a change a moment after the controller has confirmed it. */
    private static void awaitChanges(Admin admin, List<TopicChange> expected) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(TopicPlan.of(admin, NAMING).changes()).containsExactlyElementsOf(expected));
    }
}
