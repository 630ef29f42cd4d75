package org.opencontextgraph.ingest.jira;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.opencontextgraph.ingest.payload.Field;

/** Everything that Jira was seen to send has a meaning. */
class RecordedPayloadsTest {
    private static final String NO_PAYLOAD = "no recorded payload";
    private static final Site SITE = Site.at(URI.create("https://acme.atlassian.net"));

    private final Deliveries deliveries = new Deliveries(SITE);
    private final Items items = new Items(SITE);

    @Test
    void shouldMapOrIgnoreEveryDelivery() {
        Map<String, List<Answer>> answers = delivered();

        assertThat(answers).hasSize(55);
        assertThat(answers.values()).allSatisfy(it -> assertThat(it).isNotEmpty());
        assertThat(misfits(answers)).isEmpty();
        assertThat(counts(answers)).isEqualTo(Map.of("Mapped", 37L, "Ignored", 20L));
        assertThat(answers.values().stream().filter(it -> it.stream().anyMatch(Mapped.class::isInstance)))
                .hasSize(36);
    }

    @Test
    void shouldMapOrIgnoreEveryItem() {
        Map<String, List<Answer>> answers = listed();

        assertThat(answers).hasSize(872);
        assertThat(answers.values()).allSatisfy(it -> assertThat(it).isNotEmpty());
        assertThat(misfits(answers)).isEmpty();
        assertThat(counts(answers)).isEqualTo(Map.of("Mapped", 265L, "Ignored", 752L));
    }

    @Test
    void shouldReachEveryRowOfTheTableOrSayThatNothingDoes() {
        Set<String> reached = Stream.concat(delivered().values().stream(), listed().values().stream())
                .flatMap(List::stream)
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
        "webhook-issue-created.json,                    tracker.issue.open,       10040, issue/10040/created,"
                + " 2019-02-16T03:01:52.971Z",
        "webhook-cloud-comment-created.json,            tracker.issue.comment,    10040, comment/10019,"
                + " 2019-02-16T03:11:18.321Z",
        "webhook-issue-updated-started-working.json,    tracker.issue.move:in-progress, 10040, history/10227/state,"
                + " 2019-02-16T03:14:22.002Z",
        "webhook-issue-updated-resolved.json,           tracker.issue.resolve,    10040, history/10228/state,"
                + " 2019-02-16T03:15:40.477Z",
        "webhook-issue-updated-reopened.json,           tracker.issue.reopen,     10040, history/10229/state,"
                + " 2019-02-16T03:17:06.501Z",
        "webhook-issue-updated-assigned.json,           tracker.issue.assign,     10040,"
                + " history/10230/change.assignee, 2019-02-16T03:18:01.707Z",
        "webhook-server-issue-updated-closed.json,      tracker.issue.close,      10300, history/10511/state,"
                + " 2019-08-14T03:07:58.354Z",
        "webhook-server-comment-created.json,           tracker.issue.comment,    10013, comment/10082,"
                + " 2019-06-04T00:15:17.234Z",
        "webhook-server-issue-updated-commented-1.json, tracker.issue.comment,    10013, comment/10082,"
                + " 2019-06-04T00:15:17.234Z",
        "webhook-server-old-issue-updated-no-event-type-commented.json, tracker.issue.comment, 10013, comment/10082,"
                + " 2019-06-04T00:15:17.234Z",
    })
    void shouldSayWhatWasDoneToWhatAndWhen(String file, String label, String issue, String id, String time) {
        List<Answer> answers = deliveries.read(RecordedPayloads.delivery(file));

        assertThat(answers).singleElement().isInstanceOfSatisfying(Mapped.class, it -> {
            assertThat(it.event().label()).isEqualTo(label);
            assertThat(it.event().process()).isEqualTo("issue");
            assertThat(it.event().resource()).isEqualTo("jira@acme.atlassian.net:issue/" + issue);
            assertThat(it.event().id()).isEqualTo("jira@acme.atlassian.net:" + id);
            assertThat(Instant.ofEpochMilli(it.event().time())).hasToString(time);
        });
    }

    @Test
    void shouldNameAccountsOfTheCloudByTheirIdsAndOfAServerByTheirKeys() {
        assertThat(account(new Deliveries(SITE), "webhook-issue-updated-assigned.json"))
                .isEqualTo(new AccountKey("jira", "user/5c5f880629be9642ba529340"));
        assertThat(account(
                        new Deliveries(Site.at(URI.create("https://jira.example/"))),
                        "webhook-server-issue-updated-closed.json"))
                .isEqualTo(new AccountKey("jira@jira.example", "user/admin"));
    }

    @Test
    void shouldTellSeveralThingsOfOneEntry() {
        List<Answer> answers = deliveries.read(RecordedPayloads.delivery("webhook-issue-updated-multiple-values.json"));

        assertThat(answers)
                .filteredOn(Mapped.class::isInstance)
                .extracting(it -> ((Mapped) it).event().label())
                .containsExactlyInAnyOrder("tracker.issue.plan", "tracker.issue.assign");
    }

    @Test
    void shouldComeToTheSameEventsWhenTheSameIsAskedFor() {
        int same = 0;
        for (RecordedPayloads.Delivery delivery : RecordedPayloads.deliveries()) {
            JsonNode body = delivery.body();
            String issue = body.path("issue").path("id").asText();
            List<Answer> asked = new ArrayList<>();
            if (body.path("webhookEvent").asText().equals("jira:issue_created")) {
                asked.addAll(items.read(ItemKind.ISSUE, issue, body.path("issue"), _ -> Category.NONE));
            } else {
                ObjectNode entry = body.path("changelog").isObject()
                        ? body.path("changelog").deepCopy()
                        : RecordedPayloads.JSON.createObjectNode();
                entry.set("author", body.path("user"));
                entry.set("created", body.path("issue").path("fields").path("updated"));
                Statuses now = Statuses.now(Field.root(body.path("issue")));
                asked.addAll(items.read(ItemKind.HISTORY, issue, entry, now));
            }
            List<SourceEvent> delivered = events(deliveries.read(body));
            delivered.removeIf(it -> it.label().equals("tracker.issue.comment"));
            assertThat(events(asked)).as(delivery.file()).isEqualTo(delivered);
            same += delivered.size();
        }
        assertThat(same).isEqualTo(28);
    }

    private static List<SourceEvent> events(List<Answer> answers) {
        return answers.stream()
                .filter(Mapped.class::isInstance)
                .map(it -> ((Mapped) it).event())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    @Test
    void shouldTellAppsFromPersons() {
        Map<Boolean, Long> bots = RecordedPayloads.users().stream()
                .map(it -> Doer.user(SITE, Field.root(it)))
                .filter(Objects::nonNull)
                .collect(Collectors.partitioningBy(AccountFact::bot, Collectors.counting()));

        assertThat(bots).isEqualTo(Map.of(false, 28L, true, 2L));
    }

    @Test
    void shouldLetNoTextOut() {
        Set<String> words = new TreeSet<>();
        RecordedPayloads.deliveries().forEach(it -> addTexts(it.body(), words));
        RecordedPayloads.items().forEach(it -> addTexts(it.item(), words));

        assertThat(words).hasSizeGreaterThan(150);
        assertThat(Stream.concat(delivered().values().stream(), listed().values().stream())
                        .flatMap(List::stream)
                        .map(Answer::toString))
                .allSatisfy(answer -> assertThat(words).noneMatch(answer::contains));
    }

    /** What people wrote or are called. */
    private static void addTexts(JsonNode node, Set<String> words) {
        node.properties().forEach(it -> {
            boolean text = Set.of(
                            "displayName", "emailAddress", "summary", "description", "body", "fromString", "toString")
                    .contains(it.getKey());
            if (text && it.getValue().asText().length() > 6) {
                words.add(it.getValue().asText());
            }
            addTexts(it.getValue(), words);
        });
        if (node.isArray()) {
            node.forEach(it -> addTexts(it, words));
        }
    }

    private Map<String, List<Answer>> delivered() {
        return RecordedPayloads.deliveries().stream()
                .collect(Collectors.toMap(RecordedPayloads.Delivery::file, it -> deliveries.read(it.body())));
    }

    private Map<String, List<Answer>> listed() {
        Statuses statuses = RecordedPayloads.statuses();
        Map<String, List<Answer>> answers = new LinkedHashMap<>();
        RecordedPayloads.items()
                .forEach(it -> answers.put(it.place(), items.read(it.kind(), it.issue(), it.item(), statuses)));
        return answers;
    }

    private static AccountKey account(Deliveries deliveries, String file) {
        Mapped mapped =
                (Mapped) deliveries.read(RecordedPayloads.delivery(file)).getFirst();
        return Objects.requireNonNull(mapped.event().account());
    }

    private static Map<String, List<Answer>> misfits(Map<String, List<Answer>> answers) {
        Map<String, List<Answer>> misfits = new TreeMap<>(answers);
        misfits.values()
                .removeIf(all -> all.stream()
                        .noneMatch(
                                it -> it instanceof Refused || it instanceof Unmapped || it instanceof AskPermissions));
        return misfits;
    }

    private static Map<String, Long> counts(Map<String, List<Answer>> answers) {
        return answers.values().stream()
                .flatMap(List::stream)
                .collect(Collectors.groupingBy(
                        (Function<Answer, String>) it -> it.getClass().getSimpleName(), Collectors.counting()));
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
