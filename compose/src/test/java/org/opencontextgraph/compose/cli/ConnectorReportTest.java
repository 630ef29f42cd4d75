package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.DryRun;
import org.opencontextgraph.ingest.connector.Rejected;
import org.opencontextgraph.ingest.connector.SourceEvent;

class ConnectorReportTest {
    private static Answer paid(long order) {
        return new Answer.Mapped(
                "rule 2",
                new SourceEvent(
                        "id-" + order,
                        "order/" + order,
                        new AccountKey("shop", "ann"),
                        "orders",
                        "shop.order.pay",
                        1,
                        1),
                List.of());
    }

    @Test
    void shouldSayWhatADryRunFoundWithoutIdsAndSumItUp() {
        // Given
        StringWriter out = new StringWriter();
        ConnectorReport report = new ConnectorReport(new PrintWriter(out));
        List<DryRun.Line> fit = List.of(
                DryRun.Line.of("orders, offset 1", paid(71)),
                DryRun.Line.of("orders, offset 2", paid(72)),
                DryRun.Line.of("orders, offset 3", new Answer.Ignored("rule 3", "looking is no step")));
        List<DryRun.Line> broken = List.of(
                DryRun.Line.of("orders, offset 4", new Answer.Refused(new Rejected("there", "/at is no time"))));

        // When
        assertThat(report.dryRun(new DryRun(fit))).isTrue();
        assertThat(report.dryRun(new DryRun(broken))).isFalse();

        // Then
        assertThat(out.toString().lines())
                .containsExactly(
                        "orders, offset 1: mapped shop.order.pay of orders, account known, by rule 2",
                        "orders, offset 2: mapped shop.order.pay of orders, account known, by rule 2",
                        "orders, offset 3: ignored by rule 3: looking is no step",
                        "",
                        "1 x ignored by rule 3: looking is no step",
                        "2 x mapped shop.order.pay of orders, account known, by rule 2",
                        "Of 3 looked at: 2 mapped, 1 ignored, 0 unmapped, 0 rejected. Nothing was sent, and no cursor moved.",
                        "orders, offset 4: rejected /at is no time",
                        "",
                        "1 x rejected /at is no time",
                        "Of 1 looked at: 0 mapped, 0 ignored, 0 unmapped, 1 rejected. Nothing was sent, and no cursor moved.");
    }
}
