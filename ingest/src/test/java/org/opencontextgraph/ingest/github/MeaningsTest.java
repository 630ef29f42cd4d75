package org.opencontextgraph.ingest.github;

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
                        "tracker.issue.assign",
                        "tracker.issue.plan",
                        "tracker.issue.comment",
                        "tracker.issue.close",
                        "tracker.issue.close:not-planned",
                        "tracker.issue.close:duplicate",
                        "tracker.issue.reopen",
                        "code.pull-request.open",
                        "code.pull-request.tag",
                        "code.pull-request.assign",
                        "code.pull-request.update:ready",
                        "code.pull-request.update:draft",
                        "code.pull-request.push",
                        "code.pull-request.comment",
                        "code.pull-request.merge",
                        "code.pull-request.close",
                        "code.pull-request.reopen",
                        "code.review.request",
                        "code.review.comment",
                        "code.review.submit:approved",
                        "code.review.submit:changes-requested",
                        "code.review.submit:dismissed",
                        "code.review.dismiss",
                        "code.check.complete:passed",
                        "code.check.complete:failed",
                        "code.branch.push",
                        "code.release.publish");
    }

    @Test
    void shouldHaveOneProcessForEachKindOfWork() {
        assertThat(mapped())
                .allSatisfy(row -> assertThat(((Meaning.Mapped) row.meaning()).process())
                        .isEqualTo(
                                switch (row.told().substring(0, row.told().indexOf('.'))) {
                                    case "issues" -> "issue";
                                    case "issue_comment" ->
                                        row.told().endsWith(":pull_request") ? "code-review" : "issue";
                                    case "release" -> "release";
                                    default -> "code-review";
                                }));
    }

    @Test
    void shouldAskForPermissionsOnlyAtRowsThatTheTableHasAndThatHoldNoEvent() {
        assertThat(Told.READERS_CHANGE)
                .allSatisfy(it -> assertThat(table.rows())
                        .filteredOn(row -> row.told().equals(it))
                        .singleElement()
                        .satisfies(row -> {
                            assertThat(row.meaning()).isInstanceOf(Meaning.Ignored.class);
                            assertThat(row.remark()).startsWith("asks for permissions");
                        }));
        assertThat(table.rows())
                .filteredOn(it -> it.remark().startsWith("asks for permissions"))
                .extracting(MappingRow::told)
                .containsExactlyInAnyOrderElementsOf(Told.READERS_CHANGE);
    }

    @Test
    void shouldMapNoWholeType() {
        // An action of a mapped row is part of ids; with a whole type it could be anything.
        assertThat(table.rows())
                .filteredOn(it -> it.meaning() instanceof Meaning.Mapped)
                .extracting(MappingRow::told)
                .noneMatch(it -> it.endsWith("*"));
    }

    @Test
    void shouldMapOnlyTypesThatAreRead() {
        assertThat(mapped().stream().map(it -> it.told().substring(0, it.told().indexOf('.'))))
                .containsOnly(
                        "issues",
                        "issue_comment",
                        "pull_request",
                        "pull_request_review",
                        "check_run",
                        "push",
                        "release");
    }

    private List<MappingRow> mapped() {
        return table.rows().stream()
                .filter(it -> it.meaning() instanceof Meaning.Mapped)
                .toList();
    }
}
