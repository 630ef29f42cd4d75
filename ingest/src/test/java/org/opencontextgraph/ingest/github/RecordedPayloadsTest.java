package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Answer.AskPermissions;
import org.opencontextgraph.ingest.connector.Answer.Ignored;
import org.opencontextgraph.ingest.connector.Answer.Mapped;
import org.opencontextgraph.ingest.connector.Answer.Refused;
import org.opencontextgraph.ingest.connector.Answer.Unmapped;
import org.opencontextgraph.ingest.connector.MappingRow;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.schema.message.Evidence;

/** Everything that GitHub was seen to send has a meaning. */
class RecordedPayloadsTest {
    private static final String NO_PAYLOAD = "no recorded payload";

    private final Deliveries deliveries = new Deliveries("github");
    private final Items items = new Items("github");

    @Test
    void shouldMapIgnoreOrAskForPermissionsAtEveryDelivery() {
        List<RecordedPayloads.Delivery> recorded = RecordedPayloads.deliveries();

        Map<String, Answer> answers = recorded.stream()
                .collect(
                        Collectors.toMap(RecordedPayloads.Delivery::file, it -> deliveries.read(it.type(), it.body())));

        assertThat(answers).hasSize(273);
        assertThat(misfits(answers)).isEmpty();
        assertThat(counts(answers)).isEqualTo(Map.of("Mapped", 45L, "Ignored", 196L, "AskPermissions", 32L));
    }

    @Test
    void shouldMapOrIgnoreEveryItem() {
        List<RecordedPayloads.Item> recorded = RecordedPayloads.items();

        Map<String, Answer> answers = recorded.stream()
                .collect(Collectors.toMap(
                        RecordedPayloads.Item::place, it -> items.read(it.kind(), RecordedPayloads.LISTED, it.item())));

        assertThat(answers).hasSize(394);
        assertThat(misfits(answers)).isEmpty();
        assertThat(counts(answers)).isEqualTo(Map.of("Mapped", 264L, "Ignored", 130L));
    }

    @Test
    void shouldReachEveryRowOfTheTableOrSayThatNothingDoes() {
        Set<String> reached = Stream.concat(
                        RecordedPayloads.deliveries().stream().map(it -> deliveries.read(it.type(), it.body())),
                        RecordedPayloads.items().stream()
                                .map(it -> items.read(it.kind(), RecordedPayloads.LISTED, it.item())))
                .map(RecordedPayloadsTest::told)
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> saidToBe = deliveries.table().rows().stream()
                .filter(it -> !it.remark().contains(NO_PAYLOAD))
                .map(MappingRow::told)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(reached).isEqualTo(saidToBe);
    }

    @ParameterizedTest
    @CsvSource({
        "issues/opened.payload.json,                          tracker.issue.open,        issue/1,"
                + " issue/1/opened/1557933618,    2019-05-15T15:20:18Z",
        "issues/reopened.payload.json,                        tracker.issue.reopen,      issue/1,"
                + " issue/1/reopened/1633970456,  2021-10-11T16:40:56Z",
        "issue_comment/created.payload.json,                  tracker.issue.comment,     issue/1,"
                + " comment/492700400,            2019-05-15T15:20:21Z",
        "pull_request/opened.payload.json,                    code.pull-request.open,    issue/2,"
                + " issue/2/opened/1557933633,    2019-05-15T15:20:33Z",
        "pull_request/closed.payload.json,                    code.pull-request.close,   issue/2,"
                + " issue/2/closed/1557933678,    2019-05-15T15:21:18Z",
        "pull_request_review/submitted.payload.json,          code.review.comment,       issue/2,"
                + " review/237895671,             2019-05-15T15:20:38Z",
        "pull_request_review/dismissed.payload.json,          code.review.dismiss,       issue/2,"
                + " review/237895671/dismissed,   2019-05-15T15:20:38Z",
        "release/published.payload.json,                      code.release.publish,   release/17372790,"
                + " release/17372790/published,   2019-05-15T15:20:53Z",
        "push/with-new-branch.payload.json,                   code.branch.push,"
                + " commit/6113728f27ae82c7b1a177c8d03f9e96e0adf246,"
                + " push/0000000000000000000000000000000000000000/6113728f27ae82c7b1a177c8d03f9e96e0adf246,"
                + " 2019-05-15T15:20:57Z"
    })
    void shouldSayWhoDidWhatToWhatAndWhen(String file, String label, String resource, String id, String time) {
        Answer answer = deliveries.read(file.substring(0, file.indexOf('/')), RecordedPayloads.delivery(file));

        AccountKey codertocat = new AccountKey("github", "user/21031067");
        assertThat(answer).isInstanceOfSatisfying(Mapped.class, it -> {
            assertThat(it.event().label()).isEqualTo(label);
            assertThat(it.event().resource()).isEqualTo("github:repo/186853002/" + resource);
            assertThat(it.event().id()).isEqualTo("github:repo/186853002/" + id);
            assertThat(Instant.ofEpochMilli(it.event().time())).hasToString(time);
            assertThat(it.event().account()).isEqualTo(codertocat);
            assertThat(it.facts())
                    .containsExactly(new AccountFact(codertocat, "github:user/21031067", Evidence.PROVISIONAL, false));
        });
    }

    @Test
    void shouldSayThatAChecksAppDidItToThePullRequest() {
        Answer answer = deliveries.read("check_run", RecordedPayloads.delivery("check_run/completed.1.payload.json"));

        AccountKey app = new AccountKey("github", "app/29310");
        assertThat(answer).isInstanceOfSatisfying(Mapped.class, it -> {
            assertThat(it.event().label()).isEqualTo("code.check.complete:failed");
            assertThat(it.event().process()).isEqualTo("code-review");
            assertThat(it.event().resource()).isEqualTo("github:repo/186853002/issue/2");
            assertThat(it.event().id()).isEqualTo("github:repo/186853002/check-run/128620228/1557933672");
            assertThat(it.event().account()).isEqualTo(app);
            assertThat(it.facts())
                    .containsExactly(new AccountFact(app, "github:app/29310", Evidence.PROVISIONAL, true));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "member/added.payload.json",
        "member/edited.payload.json",
        "membership/removed.payload.json",
        "team/created.payload.json",
        "team/removed_from_repository.payload.json",
        "team_add/payload.json",
        "organization/member_added.payload.json",
        "repository/renamed.payload.json",
        "repository/privatized.payload.json",
        "repository/publicized.payload.json",
        "public/payload.json",
    })
    void shouldAskForPermissionsWhenReadersChange(String file) {
        Answer answer = deliveries.read(file.substring(0, file.indexOf('/')), RecordedPayloads.delivery(file));

        assertThat(answer).isInstanceOf(AskPermissions.class);
    }

    @Test
    void shouldTellBotsAmongThoseWhoComment() {
        Map<Boolean, Long> bots = RecordedPayloads.items("comments").stream()
                .map(it -> items.read(it.kind(), RecordedPayloads.LISTED, it.item()))
                .flatMap(it -> ((Mapped) it).facts().stream())
                .collect(Collectors.partitioningBy(it -> ((AccountFact) it).bot(), Collectors.counting()));

        assertThat(bots).isEqualTo(Map.of(false, 86L, true, 9L));
    }

    @Test
    void shouldSayThatWhoAssignedDidItAndNotWhoWasAssigned() {
        List<SourceEvent> assigned = RecordedPayloads.items("issue-events").stream()
                .filter(it -> it.item().path("event").textValue().equals("assigned"))
                .map(it -> ((Mapped) items.read(it.kind(), RecordedPayloads.LISTED, it.item())).event())
                .toList();

        assertThat(assigned).hasSize(10);
        assertThat(assigned)
                .extracting(SourceEvent::account)
                .doesNotContain(new AccountKey("github", "user/7496278"))
                .contains(new AccountKey("github", "user/14806824"));
    }

    @Test
    void shouldSayThatIssueAndPullRequestOfOneNumberWereOpenedOnce() {
        // The list of issues holds the pull requests, too.
        Function<String, Map<String, String>> opened = list -> RecordedPayloads.items(list).stream()
                .map(it -> items.read(it.kind(), RecordedPayloads.LISTED, it.item()))
                .map(it -> ((Mapped) it).event())
                .filter(it -> it.label().equals("code.pull-request.open"))
                .collect(Collectors.toMap(SourceEvent::resource, SourceEvent::id, (one, other) -> one));
        Map<String, String> asIssues = opened.apply("issues");
        Map<String, String> asPulls = opened.apply("pull-requests");

        Set<String> both = new TreeSet<>(asIssues.keySet());
        both.retainAll(asPulls.keySet());
        assertThat(both).isNotEmpty();
        assertThat(both).allSatisfy(it -> assertThat(asIssues.get(it)).isEqualTo(asPulls.get(it)));
    }

    private static Map<String, Answer> misfits(Map<String, Answer> answers) {
        Map<String, Answer> misfits = new TreeMap<>(answers);
        misfits.values().removeIf(it -> !(it instanceof Refused || it instanceof Unmapped));
        return misfits;
    }

    private static Map<String, Long> counts(Map<String, Answer> answers) {
        return answers.values().stream()
                .collect(Collectors.groupingBy(it -> it.getClass().getSimpleName(), Collectors.counting()));
    }

    private static String told(Answer answer) {
        return switch (answer) {
            case Mapped it -> it.told();
            case Ignored it -> it.told();
            case AskPermissions it -> it.told();
            case Unmapped it -> "unknown " + it.told();
            case Refused it -> "refused " + it.rejected();
        };
    }
}
