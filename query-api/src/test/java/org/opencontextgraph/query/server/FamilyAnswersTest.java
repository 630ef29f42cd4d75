package org.opencontextgraph.query.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.opencontextgraph.query.server.TestApi.summary;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.query.testing.RecordedSpans;

class FamilyAnswersTest {
    private static final String FAMILIES = "/api/v1/analytics/processes/p/families";

    private TestApi api;

    @BeforeEach
    void start() throws IOException, SQLException {
        api = TestApi.gated();
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldPutTogetherWhatTheCallerMaySee() throws Exception {
        // Given
        TestUnit rework = TestUnit.of("group:crew", 30, "open", "work", "check", "work", "check", "close");
        api.release(
                TestUnit.of("everyone", 8, "open", "work", "check", "close"),
                TestUnit.of("everyone", 7, "open", "work", "close"),
                TestUnit.of("everyone", 11, "buy", "pay"),
                TestUnit.transition("everyone", 90, "open", "work"),
                rework);

        // When
        JsonNode own = api.read(FAMILIES).path("families");
        JsonNode crew = api.read(FAMILIES, "crew").path("families");

        // Then: 8 + 7 = 15; the members are rounded one by one
        assertThat(summary(own, "count")).containsExactly("15", "10");
        assertThat(summary(own.path(0).path("members"), "steps", "count"))
                .containsExactly("open,work,check,close 5", "open,work,close 5");
        assertThat(summary(own.path(1).path("members"), "steps", "count")).containsExactly("buy,pay 10");

        // and with the crew's eyes 45, and another representative
        assertThat(summary(crew, "count")).containsExactly("45", "10");
        assertThat(crew.path(0).path("representative").asText()).isEqualTo(rework.variant());
        assertThat(crew.path(0).path("members")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | open,work,check,close 20 open,work,close 15; buy,pay 10",
                "?without=check | open,work,close 15; buy,pay 10",
                "?contains=work&contains=check | open,work,check,close 20",
                "?starts_with=buy | buy,pay 10",
                "?ends_with=work&ends_with=close | open,work,close 15",
                "?to=2026-01-08T00:00:00Z | open,work,check,close 10",
                "?from=2026-01-08T00:00:00Z&without=buy | open,work,close 15 open,work,check,close 10",
                "?scope=group:crew | open,work,check,close 10",
                "?scope=group:others | ''"
            })
    void shouldBeMadeOfWhatTheFilterLeaves(String query, String expected) throws Exception {
        api.release(
                TestUnit.of("everyone", 10, "open", "work", "check", "close"),
                TestUnit.of("everyone", 15, "open", "work", "close"),
                TestUnit.of("everyone", 10, "buy", "pay"));
        api.release(TestUnit.transition("everyone", 40, "open", "work"));
        api.release(TestUnit.of("group:crew", 10, "open", "work", "check", "close"));

        JsonNode families = api.read(FAMILIES + query, "crew").path("families");

        assertThat(families.valueStream()
                        .map(family -> String.join(" ", summary(family.path("members"), "steps", "count")))
                        .collect(Collectors.joining("; ")))
                .isEqualTo(expected);
    }

    @Test
    void shouldTakeACursorForTheSameFilterOnly() throws Exception {
        api.release(
                TestUnit.of("everyone", 10, "a", "b"),
                TestUnit.of("everyone", 15, "c", "d"),
                TestUnit.of("everyone", 20, "e", "f"));
        String first = FAMILIES + "?limit=1&without=e";
        String cursor = "&cursor=" + api.read(first).path("next_cursor").asText();

        assertThat(summary(api.read(first + cursor).path("families"), "count")).containsExactly("10");
        for (String other : List.of("", "&without=a", "&without=e&scope=everyone", "&contains=e")) {
            assertThat(api.get(FAMILIES + "?limit=1" + other + cursor, api.issuer.reader())
                            .statusCode())
                    .as(other)
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldGiveTheSameBytesForWithheldAbsentAndForbidden() throws Exception {
        String absent = api.get(FAMILIES, api.issuer.reader()).body();
        api.release(TestUnit.of("group:crew", 50, "a", "b"));
        String forbidden = api.get(FAMILIES, api.issuer.reader()).body();
        api.release(TestUnit.of("everyone", 50, "x").inProcess("other"));

        assertThat(forbidden).isEqualTo(absent);
        assertThat(api.get(FAMILIES, api.issuer.reader()).body()).isEqualTo(absent);
    }

    @Test
    void shouldPageThroughEveryFamilyOnce() throws Exception {
        // Given: many ties
        List<TestUnit> released = new ArrayList<>();
        for (int i = 0; i < 23; i++) {
            released.add(TestUnit.of("everyone", 5 + i % 11, "s" + i, "t" + i));
        }
        api.release(released.toArray(TestUnit[]::new));

        // When
        List<String> paged = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.read(FAMILIES + "?limit=10" + cursor);
            paged.addAll(summary(page.path("families"), "representative", "count"));
            cursor = page.path("next_cursor").isNull()
                    ? null
                    : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);

        // Then
        assertThat(paged).hasSize(23).doesNotHaveDuplicates();
        assertThat(paged).isEqualTo(summary(api.read(FAMILIES).path("families"), "representative", "count"));
    }

    @Test
    void shouldRefuseWhatIsNoPage() throws Exception {
        for (String wrong : List.of("?limit=0", "?limit=201", "?cursor=abc", "?without=%00", "?from=soon")) {
            assertThat(api.get(FAMILIES + wrong, api.issuer.reader()).statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void shouldNameTheClusteringAsASpanOfItsOwn() throws Exception {
        try (RecordedSpans spans = RecordedSpans.start()) {
            api.release(TestUnit.of("everyone", 5, "a", "b"));
            api.read(FAMILIES);

            assertThat(spans.ended())
                    .extracting(ReadableSpan::getName)
                    .containsExactly(
                            "auth.resolve_principals",
                            "auth.resolve_person",
                            "perm.filter.aggregate",
                            "db.query.context_release",
                            "auth.resolve_person",
                            "perm.filter.aggregate",
                            "db.query.context_families",
                            "cluster.similarity");
            assertThat(spans.ended())
                    .allMatch(span -> span.toSpanData().getAttributes().isEmpty());
        }
    }
}
