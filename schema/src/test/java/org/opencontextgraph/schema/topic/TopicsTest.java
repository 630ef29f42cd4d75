package org.opencontextgraph.schema.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
    @Test
    void shouldKeepTombstonesOfEveryCompactedTopicLongerThanAReaderMayBeAway() {
        for (TopicSpec topic : Topics.ALL) {
            if (topic.retention() instanceof Retention.Compacted) {
                assertThat(days(topic, "delete.retention.ms")).as(topic.name()).isGreaterThanOrEqualTo(90);
            }
        }
    }

    @Test
    void shouldLeaveEveryWordAboutPeopleAndReadersInPlaceUntilTheStreamsHaveReadIt() {
        for (TopicSpec topic : List.of(Topics.CONSENT, Topics.ACCOUNT, Topics.ACCOUNT_LINK, Topics.RESOURCE_ACL)) {
            assertThat(days(topic, "min.compaction.lag.ms")).as(topic.name()).isEqualTo(30);
        }
    }

    @Test
    void shouldKeepWhatIsOnItsWayThroughTheCorridorAsLongAsItsFirstTopic() {
        for (TopicSpec topic : List.of(Topics.TRACE_EVENT, Topics.ACCOUNT_EVENT, Topics.PERSONAL_EVENT, Topics.TRACE)) {
            assertThat(days(topic, "retention.ms")).as(topic.name()).isEqualTo(30);
        }
    }

    @Test
    void shouldNotLeaveTheLargestRecordToTheBrokersDefault() {
        for (TopicSpec topic : Topics.ALL) {
            assertThat(topic.settings())
                    .as(topic.name())
                    .containsEntry("max.message.bytes", topic.equals(Topics.WEBHOOK_INBOX) ? "8388608" : "1048588");
        }
    }

    private static long days(TopicSpec topic, String setting) {
        return Duration.ofMillis(Long.parseLong(topic.settings().getOrDefault(setting, "0")))
                .toDays();
    }
}
