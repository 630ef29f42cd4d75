package org.opencontextgraph.ingest.file.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The public logs, read whole. */
class RealLogsTest {
    private static final String OCEL_PERSON = "person=pr_creator|pr_approver|po_creator|po_editor|invoice_inserter"
            + "|payment_inserter|invoice_blocker|invoice_block_rem";

    @ParameterizedTest
    @CsvSource({
        "helpdesk.xes.gz, 21348, 4580, 22, 0",
        "receipt.xes.gz, 8577, 1434, 48, 0",
        "bpic2013-incidents.xes.gz, 65533, 7554, 1440, 0",
        "bpic2012.xes.gz, 262200, 13087, 68, 18010",
        "road-fines.xes.gz, 561470, 150370, 148, 410545",
        "bpic2020-request-for-payment.xes.gz, 36796, 6886, 2, 0"
    })
    void shouldReadEveryEventOfAnXes(String file, int events, int cases, int people, int withoutPerson)
            throws IOException {
        // When
        ReadLog log = ReadLog.of(SharedLogs.log(file), "");

        // Then
        assertThat(log.rejected()).isEmpty();
        assertThat(log.events()).hasSize(events);
        assertThat(log.cases()).isEqualTo(cases);
        assertThat(log.people()).isEqualTo(people);
        assertThat(log.withoutPerson()).isEqualTo(withoutPerson);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "kafka-pull-requests.csv.gz;case=pr,activity=event,person=user,time=timestamp,order=seq;77669;16567;2409",
                "servicenow-incidents.csv.gz;case=case,activity=incident_state,person=user,time=timestamp,order=sys_mod_count"
                        + ";141712;24918;846"
            })
    void shouldReadEveryRecordOfACsv(String file, String mapping, int events, int cases, int people)
            throws IOException {
        // When
        ReadLog log = ReadLog.of(SharedLogs.log(file), mapping);

        // Then
        assertThat(log.rejected()).isEmpty();
        assertThat(log.events()).hasSize(events);
        assertThat(log.cases()).isEqualTo(cases);
        assertThat(log.people()).isEqualTo(people);
    }

    @Test
    void shouldReadTheSameFromOcelJsonAndXml() throws IOException {
        // Given: the XML example has local times of a zone one hour east, which it does not name
        String mapping = OCEL_PERSON + ",zone=Europe/Berlin";

        // When
        ReadLog json = ReadLog.of(SharedLogs.log("ocel20_example.jsonocel"), mapping);
        ReadLog xml = ReadLog.of(SharedLogs.log("ocel20_example.xmlocel"), mapping);

        // Then
        assertThat(json.rejected()).isEmpty();
        assertThat(json.events()).hasSize(13).isEqualTo(xml.events());
        assertThat(json.people()).isEqualTo(5);
        assertThat(json.events().getFirst())
                .isEqualTo(
                        new LogRecord.Accepted("PR1", "Create Purchase Requisition", "Mike", 1_641_736_800_000L, 0, 0));
    }

    @Test
    void shouldTakeTheCaseOfAnOcelEventByObjectType() throws IOException {
        for (String file : List.of("ocel20_example.jsonocel", "ocel20_example.xmlocel")) {
            // When
            ReadLog log = ReadLog.of(SharedLogs.log(file), "case=Purchase Order");

            // Then
            assertThat(log.events())
                    .extracting(LogRecord.Accepted::caseId)
                    .containsExactly("PO1", "PO1", "PO1", "PO1", "PO2");
            assertThat(log.rejected()).hasSize(8).first().satisfies(rejected -> {
                assertThat(rejected.place()).startsWith(file + ", line ");
                assertThat(rejected.reason()).contains("no related object of the type");
            });
        }
    }
}
