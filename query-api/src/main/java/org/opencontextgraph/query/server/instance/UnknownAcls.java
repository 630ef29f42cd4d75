package org.opencontextgraph.query.server.instance;

import static org.jooq.impl.DSL.trueCondition;
import static org.opencontextgraph.database.jooq.admin.Tables.TOOL_PERMISSIONS;
import static org.opencontextgraph.database.jooq.admin.Tables.UNKNOWN_ACL;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditAction;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.admin.Listing;

/** Resources whose readers are unknown, so that nothing of them is shown to anybody. That they were looked at is written down. */
public final class UnknownAcls {
    private static final String NOT_SAID = "the tool does not say who may read it";

    private final AdminTransactions transactions;

    public UnknownAcls(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * How permission sync goes with a tool.
     *
     * @param resources of which it was ever said who may read them
     * @param unknown of these
     * @param lastRun empty: none is remembered
     */
    public record Tool(String name, long resources, long unknown, Optional<SyncRun> lastRun) {}

    /** @param verdict why it was not complete; empty when it was */
    public record SyncRun(Instant started, Instant finished, boolean complete, Optional<String> verdict) {}

    /**
     * A resource whose readers are unknown.
     *
     * @param checked when the tool last said who reads it; the same as {@code since} when it never did
     * @param why empty: the run in which it became unknown is forgotten
     */
    public record Resource(String id, String tool, Instant since, Instant checked, Optional<String> why) {}

    /** @param resources by id */
    public record Page(List<Tool> tools, Listing<Resource> resources) {}

    /** @param tool of this one only */
    public Page page(Subject administrator, Optional<String> tool, Listing.Place place) throws SQLException {
        return transactions.run(administrator, "db.query.unknown_acls", sql -> {
            Page page = new Page(tools(sql, tool), resources(sql, tool, place));
            AuditLog.listed(
                    sql,
                    AuditAction.LIST_UNKNOWN_ACLS,
                    tool.map(it -> Map.of("tool", it)).orElse(Map.of()));
            return page;
        });
    }

    private static List<Tool> tools(DSLContext sql, Optional<String> tool) {
        return sql.selectFrom(TOOL_PERMISSIONS)
                .where(tool.map(TOOL_PERMISSIONS.TOOL::eq).orElse(trueCondition()))
                .orderBy(TOOL_PERMISSIONS.TOOL)
                .fetch(row -> new Tool(
                        row.get(TOOL_PERMISSIONS.TOOL),
                        row.get(TOOL_PERMISSIONS.RESOURCES),
                        row.get(TOOL_PERMISSIONS.UNKNOWN),
                        Optional.ofNullable(row.get(TOOL_PERMISSIONS.STARTED))
                                .map(started -> new SyncRun(
                                        started.toInstant(),
                                        row.get(TOOL_PERMISSIONS.FINISHED).toInstant(),
                                        row.get(TOOL_PERMISSIONS.COMPLETE),
                                        Optional.of(row.get(TOOL_PERMISSIONS.VERDICT))
                                                .filter(it -> !it.isEmpty())))));
    }

    private static Listing<Resource> resources(DSLContext sql, Optional<String> tool, Listing.Place place) {
        return Listing.of(
                sql.selectFrom(UNKNOWN_ACL)
                        .where(tool.map(UNKNOWN_ACL.TOOL::eq).orElse(trueCondition()))
                        .and(place.after().map(UNKNOWN_ACL.RESOURCE::gt).orElse(trueCondition()))
                        .orderBy(UNKNOWN_ACL.RESOURCE)
                        .limit(place.limit() + 1)
                        .fetch(UnknownAcls::resource),
                place.limit(),
                Resource::id);
    }

    private static Resource resource(Record row) {
        return new Resource(
                row.get(UNKNOWN_ACL.RESOURCE),
                row.get(UNKNOWN_ACL.TOOL),
                row.get(UNKNOWN_ACL.UNKNOWN_SINCE).toInstant(),
                row.get(UNKNOWN_ACL.CHECKED).toInstant(),
                why(row.get(UNKNOWN_ACL.COMPLETE), row.get(UNKNOWN_ACL.VERDICT)));
    }

    private static Optional<String> why(@Nullable Boolean complete, @Nullable String verdict) {
        return complete == null ? Optional.empty() : Optional.of(complete || verdict == null ? NOT_SAID : verdict);
    }
}
