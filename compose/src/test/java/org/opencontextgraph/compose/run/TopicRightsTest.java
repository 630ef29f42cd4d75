package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TopicRightsTest {
    private final List<String> lines = TopicRights.of(new TopicNaming("ocg.", 12, (short) 3), "ocg-corridor")
            .lines();

    @Test
    void shouldLetTheJobsTellTheTimeInTransactionsOfTheirOwn() {
        assertThat(lines)
                .contains(
                        "allow    User:ocg-jobs WRITE TOPIC ocg.ingest.cursor.v1",
                        "allow    User:ocg-jobs READ TOPIC ocg.ingest.cursor.v1",
                        "allow    User:ocg-jobs WRITE TOPIC ocg.event.trace.v1",
                        "allow    User:ocg-jobs WRITE TOPIC ocg.abstract.trace.v1",
                        "allow    User:ocg-jobs WRITE TRANSACTIONAL_ID ocg.ingest.clock.live",
                        "allow    User:ocg-jobs WRITE TRANSACTIONAL_ID ocg.ingest.sweep")
                .doesNotContain("allow    User:ocg-jobs WRITE TRANSACTIONAL_ID ocg.ingest.*");
    }

    @Test
    void shouldLetTheMaterializerReadWhatItWritesDownOnly() {
        assertThat(lines)
                .filteredOn(line -> line.startsWith("allow    User:ocg-materializer READ"))
                .containsExactly(
                        "allow    User:ocg-materializer READ TOPIC ocg.event.trace.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.permission.membership.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.identity.account.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.identity.link.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.identity.account-name.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.identity.same-person.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.personal.event.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.personal.consent.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.personal.correction.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.personal.task.v1",
                        "allow    User:ocg-materializer READ TOPIC ocg.release.unit.v1");
    }

    @Test
    void shouldGiveGroupsToTheStreamsAndPeoplesWordsAndTheInboxAloneToTheApi() {
        assertThat(lines)
                .filteredOn(line -> line.contains(" GROUP "))
                .containsExactly("allow    User:ocg-streams READ GROUP ocg-corridor");
        assertThat(lines)
                .filteredOn(line -> line.contains("User:ocg-api"))
                .containsExactly(
                        "allow    User:ocg-api WRITE TOPIC ocg.ingest.webhook-inbox.v1",
                        "allow    User:ocg-api DESCRIBE TOPIC ocg.ingest.webhook-inbox.v1",
                        "allow    User:ocg-api WRITE TOPIC ocg.identity.link.v1",
                        "allow    User:ocg-api DESCRIBE TOPIC ocg.identity.link.v1",
                        "allow    User:ocg-api WRITE TOPIC ocg.identity.same-person.v1",
                        "allow    User:ocg-api DESCRIBE TOPIC ocg.identity.same-person.v1",
                        "allow    User:ocg-api WRITE TOPIC ocg.personal.consent.v1",
                        "allow    User:ocg-api DESCRIBE TOPIC ocg.personal.consent.v1",
                        "allow    User:ocg-api WRITE TOPIC ocg.personal.correction.v1",
                        "allow    User:ocg-api DESCRIBE TOPIC ocg.personal.correction.v1");
    }
}
