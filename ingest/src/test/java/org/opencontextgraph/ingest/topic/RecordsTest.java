package org.opencontextgraph.ingest.topic;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.content.Contents;
import org.opencontextgraph.ingest.content.Mapping;
import org.opencontextgraph.ingest.content.Meanings;

class RecordsTest {
    private static final String WORD = "secretword";
    private static final String ROW = "events: [{where: {/k: [v, 1, true]}, step: a.b.c, process: p, resource: r /id,"
            + " account: u /by, time: /at}]";
    private static final Records RECORDS =
            new Records("T", new Meanings("kafka@h:1/t", Mapping.read(ROW)), Contents::read);

    private static Answer answer(String value, Map<String, String> headers) {
        RecordHeaders all = new RecordHeaders();
        headers.forEach((name, text) -> all.add(name, text.getBytes(UTF_8)));
        return RECORDS.answers(List.of(new ConsumerRecord<>(
                        "t",
                        3,
                        8,
                        5000,
                        TimestampType.CREATE_TIME,
                        0,
                        value.length(),
                        null,
                        value.getBytes(UTF_8),
                        all,
                        Optional.empty())))
                .getFirst();
    }

    private static Answer answer(String value) {
        return answer(value, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'v'", "1", "'1'", "true"})
    void shouldCompareTextsWholeNumbersAndTruthValues(String value) {
        Answer answer =
                answer("{'k':VALUE,'id':'x/y','at':7}".replace("VALUE", value).replace('\'', '"'));

        assertThat(answer)
                .isEqualTo(new Answer.Mapped(
                        "rule 1",
                        new SourceEvent("kafka@h:1/t:record/T/3/8", "kafka@h:1/t:r/x%2Fy", null, "p", "a.b.c", 7, 8),
                        List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'k':'secretword'}", "{'k':['v']}", "{'k':1.0}", "{'k':null}", "{}", "[]", "7", "null"})
    void shouldLeaveOpenWhatNoRuleDecides(String value) {
        assertThat(answer(value.replace('\'', '"')))
                .isEqualTo(new Answer.Unmapped("a JSON record after rule 1, the last one,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'k':'v','at':7}                                   | /id is missing
            {'k':'v','at':7,'id':null}                         | /id is missing
            {'k':'v','at':7,'id':['secretword']}               | /id is no text
            {'k':'v','at':7,'id':1e999999999}                  | /id is no text
            {'k':'v','at':7,'id':''}                           | /id is no text
            {'k':'v','at':7,'id':'LONG'}                       | /id is longer
            {'k':'v','at':7,'id':'secretword\\ud800'}          | /id holds half
            {'k':'v','at':7,'id':1,'by':{'a':'secretword'}}    | /by is no text
            {'k':'v','at':'secretword','id':1}                 | /at is no time
            {'k':'v','at':'2026-01-01T00:00:00','id':1}        | /at is no time
            {'k':'v','at':99999999999999999999,'id':1}         | /at is no time
            {'k':'v','id':1}                                   | /at is no time
            {'k':'v','k':'secretword','id':1,'at':7}           | the value is no JSON
            {'k':'v','id':1,'at':7} secretword                 | the value is no JSON
            secretword                                         | the value is no JSON
            DEEP                                               | the value is no JSON
            """)
    void shouldRefuseWithPlaceAndWithoutContent(String value, String reason) {
        String text = value.replace('\'', '"').replace("LONG", WORD.repeat(51)).replace("DEEP", "[".repeat(100_000));

        assertThat(answer(text)).isInstanceOfSatisfying(Answer.Refused.class, it -> {
            assertThat(it.rejected().place()).isEqualTo("t, partition 3, offset 8");
            assertThat(it.rejected().reason()).startsWith(reason).doesNotContain(WORD);
        });
    }

    @Test
    void shouldRefuseCloudEventsThatAreNone() {
        assertThat(answer("{}", Map.of("content-type", "application/cloudevents+avro"))
                        .toString())
                .contains("in JSON only");
        assertThat(answer("{}", Map.of("content-type", "application/cloudevents+json"))
                        .toString())
                .contains("specversion is not 1.0");
        assertThat(answer("{}", Map.of("ce_specversion", "0.3")).toString()).contains("specversion is not 1.0");
        assertThat(answer("{\"k\":1,\"id\":1,\"at\":7}", Map.of("ce_specversion", "1.0", "ce_source", "s"))
                        .toString())
                .contains("id is missing");
        assertThat(answer(WORD, Map.of("ce_specversion", "1.0", "content-type", "text/plain")))
                .isEqualTo(new Answer.Unmapped("a CloudEvent record after rule 1, the last one,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            step: a.b.c     | step: a.b         | a step is tool.object.verb
            process: p      | process: ''       | no key of a process
            resource: r /id | resource: /id     | expected a kind and a place
            resource: r /id | resource: r a.b   | expected a JSON pointer
            time: /at       | time: A           | expected a JSON pointer
            time: /at       | tim: /at          | there is no `tim`
            step: a.b.c     | ignore: x, step: a.b.c | what is ignored has no step
            """)
    void shouldRefuseAMappingThatCannotBe(String good, String bad, String reason) {
        assertThatThrownBy(() -> Mapping.read(ROW.replace(good, bad)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("mapping, line 1, column ")
                .hasMessageContaining(reason);
    }
}
