package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Answer.Ignored;
import org.opencontextgraph.ingest.connector.Answer.Mapped;
import org.opencontextgraph.ingest.connector.SourceEvent;

/** What was delivered and what was listed of the same thing is the same event. */
class SameThingTest {
    private static final long REPOSITORY = 7;
    private static final String AROUND =
            "'repository': {'id': 7, 'full_name': 'old/name'}, 'sender': {'id': 5, 'login': 'ann', 'type': 'User'}";
    private static final String ANN = "{'id': 5, 'login': 'ann-renamed', 'type': 'User'}";

    private final Deliveries deliveries = new Deliveries("github");
    private final Items items = new Items("github");

    @Test
    void shouldBeOneEventThatAnIssueWasOpened() {
        SourceEvent delivered = delivered("issues", """
                {'action': 'opened', 'issue': {'number': 3, 'created_at': '2026-01-02T03:04:05Z',
                 'updated_at': '2026-01-02T03:04:09Z', 'user': {'id': 5}}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE, """
                {'number': 3, 'created_at': '2026-01-02T03:04:05Z', 'updated_at': '2026-05-01T00:00:00Z', 'user': %s}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventThatAnIssueWasClosedThoughTheListNotesItASecondLater() {
        SourceEvent delivered = delivered("issues", """
                {'action': 'closed', 'issue': {'number': 3, 'closed_at': '2026-01-02T03:04:05Z',
                 'state_reason': 'not_planned'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'closed', 'created_at': '2026-01-02T03:04:06Z', 'state_reason': 'not_planned', 'actor': %s,
                 'issue': {'number': 3, 'closed_at': '2026-01-02T03:04:05Z'}}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeTwoEventsThatAnIssueWasClosedTwice() {
        SourceEvent first = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'closed', 'created_at': '2026-01-02T03:04:05Z', 'actor': %s,
                 'issue': {'number': 3, 'closed_at': '2026-02-01T00:00:00Z'}}""");
        SourceEvent second = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'closed', 'created_at': '2026-02-01T00:00:00Z', 'actor': %s,
                 'issue': {'number': 3, 'closed_at': '2026-02-01T00:00:00Z'}}""");

        assertThat(first.id()).isEqualTo("github:repo/7/issue/3/closed/1767323045");
        assertThat(second.id()).isNotEqualTo(first.id());
    }

    @Test
    void shouldBeOneEventThatAnIssueWasReopened() {
        SourceEvent delivered = delivered("issues", """
                {'action': 'reopened', 'issue': {'number': 3, 'updated_at': '2026-01-02T03:04:05Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'reopened', 'created_at': '2026-01-02T03:04:05Z', 'actor': %s, 'issue': {'number': 3}}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventThatAPullRequestWasMergedAndNoneThatTheMergeClosedIt() {
        SourceEvent delivered = delivered("pull_request", """
                {'action': 'closed', 'pull_request': {'number': 3, 'merged': true, 'merged_at': '2026-01-02T03:04:05Z',
                 'closed_at': '2026-01-02T03:04:06Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'merged', 'created_at': '2026-01-02T03:04:06Z', 'actor': %s,
                 'issue': {'number': 3, 'pull_request': {'merged_at': '2026-01-02T03:04:05Z'}}}""");
        Answer closing = item(ItemKind.ISSUE_EVENT, """
                {'event': 'closed', 'created_at': '2026-01-02T03:04:06Z', 'actor': %s,
                 'issue': {'number': 3, 'pull_request': {'merged_at': '2026-01-02T03:04:05Z'}}}""");

        assertThat(listed).isEqualTo(delivered);
        assertThat(listed.label()).isEqualTo("code.pull-request.merge");
        assertThat(closing).isEqualTo(new Ignored("pull_request.closed:by_merge", "the merge is told itself"));
    }

    @Test
    void shouldSayThatAPullRequestWasClosedBeforeItWasMergedAfterAll() {
        SourceEvent closing = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'closed', 'created_at': '2026-01-01T00:00:00Z', 'actor': %s,
                 'issue': {'number': 3, 'pull_request': {'merged_at': '2026-01-02T03:04:05Z'}}}""");

        assertThat(closing.label()).isEqualTo("code.pull-request.close");
    }

    @Test
    void shouldBeOneEventThatSomebodyCommentedOnAPullRequest() {
        SourceEvent delivered = delivered("issue_comment", """
                {'action': 'created', 'issue': {'number': 3, 'pull_request': {}},
                 'comment': {'id': 99, 'user': {'id': 5}, 'created_at': '2026-01-02T03:04:05Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_COMMENT, """
                {'id': 99, 'issue_url': 'https://api.github.example/repos/new/name/issues/3',
                 'html_url': 'https://github.example/new/name/pull/3#issuecomment-99',
                 'created_at': '2026-01-02T03:04:05Z', 'user': %s}""");

        assertThat(listed).isEqualTo(delivered);
        assertThat(listed.label()).isEqualTo("code.pull-request.comment");
    }

    @Test
    void shouldBeOneEventThatSomebodyReviewed() {
        SourceEvent delivered = delivered("pull_request_review", """
                {'action': 'submitted', 'pull_request': {'number': 3},
                 'review': {'id': 99, 'state': 'approved', 'user': {'id': 5}, 'submitted_at': '2026-01-02T03:04:05Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.REVIEW, """
                {'id': 99, 'state': 'APPROVED', 'submitted_at': '2026-01-02T03:04:05Z', 'user': %s,
                 'pull_request_url': 'https://api.github.example/repos/new/name/pulls/3'}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventThatAReviewWasDismissed() {
        SourceEvent delivered = delivered("pull_request_review", """
                {'action': 'dismissed', 'pull_request': {'number': 3, 'updated_at': '2026-01-02T03:04:05Z'},
                 'review': {'id': 99, 'state': 'dismissed', 'submitted_at': '2026-01-01T00:00:00Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'review_dismissed', 'created_at': '2026-01-02T03:04:05Z', 'actor': %s,
                 'issue': {'number': 3, 'pull_request': {}}, 'dismissed_review': {'review_id': 99, 'state': 'approved'}}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventThatACheckEndedAndAnotherOneThatItEndedAgain() {
        String check = """
                {'id': 99, 'status': 'completed', 'conclusion': 'timed_out', 'completed_at': '2026-01-02T03:04:05Z',
                 'head_sha': '0123456789012345678901234567890123456789', 'app': {'id': 12},
                 'pull_requests': [{'number': 9, 'base': {'repo': {'id': 8}}}, {'number': 4, 'base': {'repo': {'id': 7}}},
                                   {'number': 3, 'base': {'repo': {'id': 7}}}]}""";
        SourceEvent delivered = delivered("check_run", "{'action': 'completed', 'check_run': " + check + ", %s}");
        SourceEvent listed = listed(ItemKind.CHECK_RUN, check);
        SourceEvent again = listed(ItemKind.CHECK_RUN, check.replace("05Z", "59Z"));

        assertThat(listed).isEqualTo(delivered);
        assertThat(listed.resource()).isEqualTo("github:repo/7/issue/3");
        assertThat(again.id()).isNotEqualTo(listed.id());
    }

    @Test
    void shouldSayThatACheckBelongsToItsCommitWhenItNamesNoPullRequest() {
        SourceEvent listed = listed(ItemKind.CHECK_RUN, """
                {'id': 99, 'status': 'completed', 'conclusion': 'success', 'completed_at': '2026-01-02T03:04:05Z',
                 'head_sha': '0123456789012345678901234567890123456789', 'app': {'id': 12}, 'pull_requests': []}""");

        assertThat(listed.resource()).isEqualTo("github:repo/7/commit/0123456789012345678901234567890123456789");
    }

    @Test
    void shouldBeOneEventThatAReleaseWasPublished() {
        SourceEvent delivered = delivered("release", """
                {'action': 'published', 'release': {'id': 99, 'author': {'id': 5}, 'published_at': '2026-01-02T03:04:05Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.RELEASE, """
                {'id': 99, 'draft': false, 'published_at': '2026-01-02T03:04:05Z', 'author': %s}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventThatSomebodyPushedByForce() {
        SourceEvent delivered = delivered("pull_request", """
                {'action': 'synchronize', 'pull_request': {'number': 3, 'updated_at': '2026-01-02T03:04:05Z'}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE_EVENT, """
                {'event': 'head_ref_force_pushed', 'created_at': '2026-01-02T03:04:05Z', 'actor': %s,
                 'issue': {'number': 3, 'pull_request': {}}}""");

        assertThat(listed).isEqualTo(delivered);
    }

    @Test
    void shouldBeOneEventOfItsAuthorThatATransferredIssueWasOpened() {
        SourceEvent delivered = delivered("issues", """
                {'action': 'opened', 'issue': {'number': 3, 'created_at': '2026-01-02T03:04:05Z', 'user': {'id': 9}},
                 'changes': {'old_issue': {'number': 1}}, %s}""");
        SourceEvent listed = listed(ItemKind.ISSUE, """
                {'number': 3, 'created_at': '2026-01-02T03:04:05Z', 'user': {'id': 9}}""");

        assertThat(listed).isEqualTo(delivered);
        assertThat(listed.account()).hasToString("AccountKey[tool=github, name=user/9]");
    }

    @Test
    void shouldTellAPushToTheDefaultBranchButNoneThatMerges() {
        String push = """
                {'ref': 'refs/heads/trunk', 'before': '0123456789012345678901234567890123456789',
                 'after': '1123456789012345678901234567890123456789', 'sender': {'id': 5},
                 'head_commit': {'committer': {'username': 'ann'}},
                 'repository': {'id': 7, 'default_branch': 'trunk', 'pushed_at': 1767323045}}""";

        assertThat(delivered("push", push).label()).isEqualTo("code.branch.push");
        assertThat(deliveries.read("push", tree(push.replace("'ann'", "'web-flow'"), "")))
                .isInstanceOf(Ignored.class);
        assertThat(deliveries.read("push", tree(push.replace("heads/trunk", "heads/mine"), "")))
                .isInstanceOf(Ignored.class);
    }

    @Test
    void shouldNameTheSameAfterTheRepositoryWasRenamed() {
        String opened = """
                {'action': 'opened', 'issue': {'number': 3, 'created_at': '2026-01-02T03:04:05Z', 'user': {'id': 5}}, %s}""";

        assertThat(delivered("issues", opened.replace("old/name", "new/name"))).isEqualTo(delivered("issues", opened));
    }

    @Test
    void shouldTakeEveryServersNumbersForItsOwn() {
        JsonNode body = tree("""
                {'action': 'opened', 'issue': {'number': 3, 'created_at': '2026-01-02T03:04:05Z', 'user': {'id': 5}}, %s}""", AROUND);

        SourceEvent ours = ((Mapped) new Deliveries("github-own").read("issues", body)).event();

        assertThat(ours.resource()).isEqualTo("github-own:repo/7/issue/3");
        assertThat(ours.account()).hasToString("AccountKey[tool=github-own, name=user/5]");
    }

    private SourceEvent delivered(String type, String body) {
        Answer answer = deliveries.read(type, tree(body, AROUND));
        assertThat(answer).isInstanceOf(Mapped.class);
        return ((Mapped) answer).event();
    }

    private SourceEvent listed(ItemKind kind, String item) {
        Answer answer = item(kind, item);
        assertThat(answer).isInstanceOf(Mapped.class);
        return ((Mapped) answer).event();
    }

    private Answer item(ItemKind kind, String item) {
        return items.read(kind, REPOSITORY, tree(item, ANN));
    }

    private static JsonNode tree(String text, String inserted) {
        return RecordedPayloads.tree(text.replace("%s", inserted).replace('\'', '"'));
    }
}
