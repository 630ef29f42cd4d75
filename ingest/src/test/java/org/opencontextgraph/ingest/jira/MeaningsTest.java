package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.MappingRow;
import org.opencontextgraph.ingest.connector.MappingTable;
import org.opencontextgraph.ingest.connector.Meaning;

/** The table itself. */
class MeaningsTest {
    private final MappingTable table = Told.meanings().table();

    @Test
    void shouldHaveThisVocabulary() {
        assertThat(table.vocabulary())
                .containsExactlyInAnyOrder(
                        "tracker.issue.open",
                        "tracker.issue.tag",
                        "tracker.issue.prioritize",
                        "tracker.issue.estimate",
                        "tracker.issue.plan",
                        "tracker.issue.assign",
                        "tracker.issue.link",
                        "tracker.issue.attach",
                        "tracker.issue.move",
                        "tracker.issue.move:to-do",
                        "tracker.issue.move:in-progress",
                        "tracker.issue.comment",
                        "tracker.issue.resolve",
                        "tracker.issue.close",
                        "tracker.issue.reopen");
    }

    @Test
    void shouldHaveOneProcess() {
        assertThat(mapped())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(((Meaning.Mapped) row.meaning()).process()).isEqualTo("issue"));
    }

    @Test
    void shouldMapNoWholeType() {
        // A name of a mapped row is part of ids; with a whole type it could be a word of the users.
        assertThat(mapped()).extracting(MappingRow::told).noneMatch(it -> it.endsWith("*"));
    }

    @Test
    void shouldTakeBackOnlyWhatItMaps() {
        assertThat(table.rows())
                .filteredOn(it -> it.told().endsWith(":removed"))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(table.meaning(it.told().replace(":removed", "")))
                        .isInstanceOf(Meaning.Mapped.class));
    }

    @Test
    void shouldAskForPermissionsOnlyAtRowsThatTheTableHasAndThatHoldNoEvent() {
        assertThat(table.rows())
                .filteredOn(it -> it.remark().startsWith("asks for permissions"))
                .allSatisfy(it -> assertThat(it.meaning()).isInstanceOf(Meaning.Ignored.class))
                .extracting(MappingRow::told)
                .containsExactlyInAnyOrderElementsOf(Told.READERS_CHANGE);
    }

    @Test
    void shouldHaveARowForEachCategory() {
        for (Category category : Category.values()) {
            assertThat(table.meaning("change.status:" + category.word())).isNotInstanceOf(Meaning.Unknown.class);
        }
    }

    private List<MappingRow> mapped() {
        return table.rows().stream()
                .filter(it -> it.meaning() instanceof Meaning.Mapped)
                .toList();
    }
}
