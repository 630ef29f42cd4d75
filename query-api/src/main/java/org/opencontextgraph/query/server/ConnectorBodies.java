package org.opencontextgraph.query.server;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.instance.ReadTool;
import org.opencontextgraph.query.server.instance.Verdict;

/** What is said of the tools that are read. */
final class ConnectorBodies {
    private ConnectorBodies() {}

    static ConnectorsBody of(List<ReadTool> tools, Instant now) {
        return new ConnectorsBody(
                tools.stream().map(it -> ConnectorBody.of(it, now)).toList());
    }

    record ConnectorsBody(List<ConnectorBody> connectors) {}

    record ConnectorBody(
            String connector,
            String kind,
            Map<String, String> settings,
            String schedule,
            boolean paused,
            String added,
            String verdict,
            List<ReasonBody> reasons,
            @Nullable String completeUpTo,
            @Nullable String readJob,
            @Nullable String syncJob,
            List<StreamBody> streams,
            @Nullable PermissionsBody permissions,
            WebhooksBody webhooks,
            String state,
            CheckBody check) {
        static ConnectorBody of(ReadTool tool, Instant now) {
            Verdict verdict = Verdict.of(tool, now);
            return new ConnectorBody(
                    tool.name(),
                    tool.kind(),
                    new TreeMap<>(tool.settings()),
                    tool.cron(),
                    tool.paused(),
                    tool.added().toString(),
                    word(verdict.word()),
                    verdict.reasons().stream().map(ReasonBody::of).toList(),
                    text(tool.completeUpTo()),
                    tool.readJob().orElse(null),
                    tool.syncJob().orElse(null),
                    tool.streams().stream().map(StreamBody::of).toList(),
                    tool.permissions().map(PermissionsBody::of).orElse(null),
                    WebhooksBody.of(tool),
                    word(tool.standing().state()),
                    CheckBody.of(tool.standing()));
        }
    }

    record CheckBody(
            @Nullable String checked,
            List<String> missing,
            List<String> writing,
            @Nullable String trouble,
            boolean again) {
        static CheckBody of(ReadTool.Standing standing) {
            return new CheckBody(
                    text(standing.checked()),
                    standing.missing(),
                    standing.writing(),
                    standing.trouble().orElse(null),
                    standing.again());
        }
    }

    record ReasonBody(
            String reason,
            @Nullable String stream,
            @Nullable String text,
            String remedy) {
        static ReasonBody of(Verdict.Reason reason) {
            return new ReasonBody(
                    word(reason.why()),
                    reason.stream().orElse(null),
                    reason.text().orElse(null),
                    word(reason.remedy()));
        }
    }

    record StreamBody(
            String stream,
            String started,
            String finished,
            long fetched,
            long mapped,
            long ignored,
            long duplicate,
            long unmapped,
            long rejected,
            long readersKnown,
            long readersUnknown,
            long waits,
            long waitedMs,
            @Nullable String verdict,
            @Nullable String completeUpTo,
            KeptBody kept) {
        static StreamBody of(ReadTool.StreamRun run) {
            ReadTool.Counts counts = run.counts();
            return new StreamBody(
                    run.stream(),
                    run.started().toString(),
                    run.finished().toString(),
                    counts.fetched(),
                    counts.mapped(),
                    counts.ignored(),
                    counts.duplicate(),
                    counts.unmapped(),
                    counts.rejected(),
                    counts.readersKnown(),
                    counts.readersUnknown(),
                    run.waits(),
                    run.waitedMillis(),
                    run.verdict().orElse(null),
                    text(run.completeUpTo()),
                    new KeptBody(
                            run.kept().since().toString(),
                            run.kept().unmapped(),
                            run.kept().rejected()));
        }
    }

    record KeptBody(String since, long unmapped, long rejected) {}

    record PermissionsBody(
            String started,
            String finished,
            @Nullable String verdict,
            int resources,
            int unknown,
            int groups,
            int groupsMapped) {
        static PermissionsBody of(ReadTool.PermissionRun run) {
            return new PermissionsBody(
                    run.started().toString(),
                    run.finished().toString(),
                    run.verdict().orElse(null),
                    run.resources(),
                    run.unknown(),
                    run.groups(),
                    run.groupsMapped());
        }
    }

    record WebhooksBody(boolean taken, List<DeliveriesBody> deliveries) {
        static WebhooksBody of(ReadTool tool) {
            return new WebhooksBody(
                    tool.takesDeliveries(),
                    tool.deliveries().stream().map(DeliveriesBody::of).toList());
        }
    }

    record DeliveriesBody(String outcome, long number, String last) {
        static DeliveriesBody of(ReadTool.Deliveries deliveries) {
            return new DeliveriesBody(
                    deliveries.outcome(), deliveries.number(), deliveries.last().toString());
        }
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
