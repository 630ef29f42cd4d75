package org.opencontextgraph.compose.access;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.permission.AclRules;
import org.opencontextgraph.ingest.permission.AclSync;
import org.opencontextgraph.ingest.permission.AudienceGroups;
import org.opencontextgraph.ingest.permission.Belonging;
import org.opencontextgraph.ingest.permission.Known;
import org.opencontextgraph.ingest.permission.Said;
import org.opencontextgraph.ingest.permission.Snapshot;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.message.Acl;
import org.opencontextgraph.schema.message.GroupPath;
import org.opencontextgraph.schema.message.Membership;
import org.opencontextgraph.schema.message.PermissionState;
import org.opencontextgraph.schema.message.ResourceAcl;
import org.opencontextgraph.schema.topic.Topics;

/** The real heart of permission sync, with its tables in memory; what changed goes into the chain. */
final class Sync {
    private static final AclRules RULES = new AclRules(Duration.ofDays(1), Duration.ofDays(30), 0.5);

    private final Map<String, Known> resources = new HashMap<>();
    private final Map<String, Known> accounts = new HashMap<>();
    private final Chain chain;

    Sync(Chain chain) {
        this.chain = chain;
    }

    /** One run; the facts hear what the tool told, and permission sync what the chain's fault makes of it. */
    void run(Facts facts, Tool tool, Instant now) {
        Map<Audience, Set<String>> declared = new HashMap<>();
        facts.audiences.forEach((audience, groups) -> declared.put(new Audience(audience), groups));
        Snapshot snapshot = null;
        try {
            snapshot = Snapshot.of(chain.fault().over(tool), new AudienceGroups(declared), AccountKey::name);
        } catch (IOException e) {
            facts.toldNothing(now); // the tool is down, which is an answer, too
        }
        if (snapshot != null) {
            facts.told(tool.told, tool.hasGaps(), now);
        }
        for (Known row : changed(accounts, snapshot == null ? null : snapshot.belongings(), now)) {
            chain.send(Topics.MEMBERSHIP, row.key(), membership(row));
        }
        for (Known row : changed(resources, snapshot == null ? null : snapshot.readers(), now)) {
            chain.send(Topics.RESOURCE_ACL, row.key(), acl(row));
        }
    }

    /** Rows that others have to hear of. */
    private static List<Known> changed(Map<String, Known> table, @Nullable Said said, Instant now) {
        List<Known> changed = new ArrayList<>();
        for (Known row :
                new AclSync(RULES, now, "of them").plan(said, table.values()).rows()) {
            Known before = table.put(row.key(), row);
            if (before == null || before.revision() < row.revision()) {
                changed.add(row);
            }
        }
        return changed;
    }

    private static ResourceAcl acl(Known row) {
        return new ResourceAcl(
                row.key(), new Acl(state(row), row.isKnown() ? List.copyOf(row.ordered()) : List.of(), row.revision()));
    }

    private static Membership membership(Known row) {
        List<GroupPath> paths = row.isKnown()
                ? row.ordered().stream()
                        .map(Belonging::parse)
                        .map(it -> new GroupPath(it.audience(), it.groups()))
                        .toList()
                : List.of();
        return new Membership(row.key(), state(row), paths, row.revision());
    }

    private static PermissionState state(Known row) {
        return row.isKnown() ? PermissionState.KNOWN : PermissionState.UNKNOWN;
    }
}
