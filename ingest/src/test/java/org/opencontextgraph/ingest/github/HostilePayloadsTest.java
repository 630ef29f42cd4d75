package org.opencontextgraph.ingest.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.Answer.Mapped;
import org.opencontextgraph.ingest.connector.Answer.Refused;
import org.opencontextgraph.ingest.connector.Answer.Unmapped;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;

/** No payload throws, and what is refused is refused with a place and a reason, without content. */
class HostilePayloadsTest {
    private static final String SECRET = "Salary of \u202Eann\u0000\u001b";

    private final Deliveries deliveries = new Deliveries("github");
    private final Items items = new Items("github");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/issue                | null                    | issue.number          | is missing",
                "/issue                | []                      | issue.number          | is missing",
                "/issue/number         | null                    | issue.number          | is missing",
                "/issue/number         | \"3\"                   | issue.number          | is not a whole number above 0",
                "/issue/number         | 3.5                     | issue.number          | is not a whole number above 0",
                "/issue/number         | 0                       | issue.number          | is not a whole number above 0",
                "/issue/number         | -3                      | issue.number          | is not a whole number above 0",
                "/issue/number         | 99999999999999999999999 | issue.number          | is not a whole number above 0",
                "/issue/number         | 1e400                   | issue.number          | is not a whole number above 0",
                "/issue/created_at     | null                    | issue.created_at      | is missing",
                "/issue/created_at     | {}                      | issue.created_at      | is no text",
                "/issue/created_at     | true                    | issue.created_at      | is no text",
                "/issue/created_at     | \"yesterday\"           | issue.created_at      | is no time",
                "/issue/created_at     | \"2026-02-30T00:00:00Z\"| issue.created_at      | is no time",
                "/issue/created_at     | 9223372036854775807     | issue.created_at      | is no time",
                "/issue/created_at     | 999999999999            | issue.created_at      | is a time after the year 9999",
                "/issue/created_at     | \"+99999-01-01T00:00:00Z\" | issue.created_at   | is a time after the year 9999",
                "/repository           | null                    | repository.id         | is missing",
                "/repository/id        | {\"id\": 7}             | repository.id         | is not a whole number above 0",
                "/issue/user           | \"ann\"                 | issue.user            | is no object",
                "/issue/user/id        | \"5\"                   | issue.user.id         | is not a whole number above 0",
                "/action               | null                    | action                | is missing",
                "/action               | 7                       | action                | is no text",
                "/action               | \"opened now\"          | action                | is no word",
            })
    void shouldRefuseWithPlaceAndReason(String pointer, String value, String path, String reason) {
        Answer answer = deliveries.read("issues", opened(pointer, RecordedPayloads.tree(value)));

        assertThat(answer).isInstanceOfSatisfying(Refused.class, it -> {
            assertThat(it.rejected().place()).isEqualTo("delivery of issues, " + path);
            assertThat(it.rejected().reason()).startsWith(reason);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/action", "/issue", "/issue/number", "/issue/created_at", "/repository/id", "/issue/user/id"})
    void shouldSayNothingOfTheContentThatItRefuses(String pointer) {
        Answer answer = deliveries.read("issues", opened(pointer, JsonNodeFactory.instance.textNode(SECRET)));

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(answer.toString()).doesNotContain("Salary", "ann", "\u202E", "\u0000", "\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/action", "/issue/created_at", "/issue/user/id", "/issue/number"})
    void shouldRefuseTenThousandCharacters(String pointer) {
        Answer answer =
                deliveries.read("issues", opened(pointer, JsonNodeFactory.instance.textNode("9".repeat(10_000))));

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(answer.toString()).hasSizeLessThan(200);
    }

    @Test
    void shouldNotMindStrangeTextsWhereNothingIsRead() {
        ObjectNode body = (ObjectNode) opened("/issue/title", JsonNodeFactory.instance.textNode(SECRET.repeat(10_000)));
        ((ObjectNode) body.path("issue")).put("body", "\uD800 \uFFFF \u200F");
        ((ObjectNode) body.path("issue").path("user")).put("login", SECRET);

        assertThat(deliveries.read("issues", body))
                .isInstanceOfSatisfying(
                        Mapped.class,
                        it -> assertThat(it.toString()).doesNotContain("Salary").hasSizeLessThan(600));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "issues\n",
                "is sues",
                "issues.opened",
                "Ünbekannt",
                "a234567890123456789012345678901234567890X"
            })
    void shouldRefuseATypeThatIsNoWord(String type) {
        assertThat(deliveries.read(type, opened("/issue/number", JsonNodeFactory.instance.numberNode(3))))
                .isEqualTo(new Refused(new Rejected("delivery", "its type is no word")));
    }

    @Test
    void shouldSayThatAnActionOrATypeIsNew() {
        assertThat(deliveries.read("issues", opened("/action", JsonNodeFactory.instance.textNode("painted"))))
                .isEqualTo(new Unmapped("issues.painted"));
        assertThat(deliveries.read("holograms", opened("/action", JsonNodeFactory.instance.textNode("shown"))))
                .isEqualTo(new Unmapped("holograms.shown"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldRefuseNothingAndWhatIsNoObject(ItemKind kind) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        for (JsonNode it : new JsonNode[] {
            NullNode.getInstance(),
            MissingNode.getInstance(),
            json.textNode(SECRET),
            json.arrayNode(),
            json.numberNode(1)
        }) {
            assertThat(items.read(kind, 7, it)).isInstanceOf(Refused.class);
            assertThat(deliveries.read("issues", it)).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"x\"", "-1", "true", "1e999"})
    void shouldNotThrowWhateverIsEverywhere(String value) {
        JsonNode everywhere = RecordedPayloads.tree(value);
        for (String type : new String[] {
            "issues", "issue_comment", "pull_request", "pull_request_review", "check_run", "push", "release", "member"
        }) {
            for (String action :
                    new String[] {"opened", "closed", "created", "submitted", "dismissed", "completed", "published"}) {
                ObjectNode body = JsonNodeFactory.instance.objectNode().put("action", action);
                for (String field : new String[] {
                    "issue",
                    "pull_request",
                    "review",
                    "check_run",
                    "release",
                    "comment",
                    "repository",
                    "sender",
                    "ref",
                    "after"
                }) {
                    body.set(field, everywhere);
                }
                assertThat(deliveries.read(type, body)).isNotInstanceOf(Mapped.class);
            }
        }
    }

    @Test
    void shouldNotMindDeepNesting() {
        int deepest = StreamReadConstraints.defaults().getMaxNestingDepth() - 3;
        JsonNode deep = RecordedPayloads.tree("[".repeat(deepest) + "]".repeat(deepest));

        assertThat(deliveries.read("issues", opened("/issue/labels", deep))).isInstanceOf(Mapped.class);
        assertThat(deliveries.read("issues", opened("/issue/number", deep))).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31T23:59:59Z", "2999-01-01T00:00:00Z", "2026-01-02T03:04:05+02:00"})
    void shouldTellTimesAsTheyAreBecauseNormalizationJudgesThem(String time) {
        Answer answer = deliveries.read("issues", opened("/issue/created_at", JsonNodeFactory.instance.textNode(time)));

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Mapped.class,
                        it -> assertThat(Instant.ofEpochMilli(it.event().time()))
                                .isEqualTo(OffsetDateTime.parse(time).toInstant()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"login\": \"ghost\", \"id\": 10137, \"type\": \"User\"}"})
    void shouldTellAnEventWithoutAccountWhenNobodyIsNamed(String sender) {
        Answer answer = deliveries.read("issues", opened("/issue/user", RecordedPayloads.tree(sender)));

        assertThat(answer).isInstanceOfSatisfying(Mapped.class, it -> {
            assertThat(it.event().account()).isNull();
            assertThat(it.facts()).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"sender\": null"})
    void shouldTellAnEventWithoutAccountWhenTheSenderIsMissing(String sender) {
        JsonNode closed = RecordedPayloads.tree("""
                {"action": "closed", "issue": {"number": 3, "closed_at": "2026-01-02T03:04:05Z"},
                 "repository": {"id": 7}%s}""".formatted(sender));

        assertThat(deliveries.read("issues", closed)).isInstanceOfSatisfying(Mapped.class, it -> {
            assertThat(it.event().account()).isNull();
            assertThat(it.facts()).isEmpty();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "User,         ann,              false",
        "Bot,          ann,              true",
        "User,         dependabot[bot],  true",
        "Organization, acme,             true",
        "Mannequin,    ann,              false"
    })
    void shouldTellBots(String type, String login, boolean bot) {
        ObjectNode sender = JsonNodeFactory.instance.objectNode();
        sender.put("id", 5).put("login", login).put("type", type);

        assertThat(deliveries.read("issues", opened("/issue/user", sender)))
                .isInstanceOfSatisfying(
                        Mapped.class,
                        it -> assertThat(it.facts())
                                .singleElement()
                                .isInstanceOfSatisfying(
                                        AccountFact.class,
                                        fact -> assertThat(fact.bot()).isEqualTo(bot)));
    }

    @Test
    void shouldRefuseAListOfAnotherRepository() {
        JsonNode pull = RecordedPayloads.tree("""
                {"number": 3, "created_at": "2026-01-02T03:04:05Z", "base": {"repo": {"id": 8}}}""");

        assertThat(items.read(ItemKind.PULL_REQUEST, 7, pull))
                .isEqualTo(new Refused(new Rejected("item of pulls, base.repo.id", "is another repository")));
    }

    /** A good delivery with one field replaced. */
    private static JsonNode opened(String pointer, JsonNode value) {
        ObjectNode body = (ObjectNode) RecordedPayloads.tree("""
                {"action": "opened", "repository": {"id": 7}, "issue": {"number": 3, "created_at": "2026-01-02T03:04:05Z",
                 "user": {"id": 5, "login": "ann", "type": "User"}}}""");
        int slash = pointer.lastIndexOf('/');
        ((ObjectNode) body.at(pointer.substring(0, slash))).set(pointer.substring(slash + 1), value);
        return body;
    }
}
