package org.opencontextgraph.compose.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.opencontextgraph.ingest.feed.TopicWriter;
import org.opencontextgraph.ingest.job.AggregateContextGraph;
import org.opencontextgraph.ingest.job.SweepJob;
import org.opencontextgraph.ingest.job.SyncPermissions;
import org.opencontextgraph.schema.topic.Role;
import org.opencontextgraph.schema.topic.TopicSpec;
import org.opencontextgraph.schema.topic.Topics;

/**
 * The rights on a cluster that each role needs, and no more. A role's principal is {@code User:ocg-<role>}.
 *
 * <p>Groups are for the streams only: ingest and the materializer choose their partitions themselves, and keep their places in
 * the cursor topic and in the database.
 */
public record TopicRights(List<AclBinding> bindings) {
    public TopicRights {
        bindings = List.copyOf(bindings);
    }

    /** @param streamsApplication prefixes the internal topics, group and transactions of the streams */
    public static TopicRights of(TopicNaming naming, String streamsApplication) {
        List<AclBinding> bindings = new ArrayList<>();
        for (TopicSpec topic : Topics.ALL) {
            ResourcePattern resource =
                    new ResourcePattern(ResourceType.TOPIC, topic.in(naming.prefix()), PatternType.LITERAL);
            topic.writers().stream()
                    .sorted()
                    .forEach(role -> allow(bindings, role, resource, AclOperation.WRITE, AclOperation.DESCRIBE));
            topic.readers().stream()
                    .sorted()
                    .forEach(role -> allow(bindings, role, resource, AclOperation.READ, AclOperation.DESCRIBE));
        }
        allow(
                bindings,
                Role.STREAMS,
                new ResourcePattern(ResourceType.GROUP, streamsApplication, PatternType.LITERAL),
                AclOperation.READ);
        transactions(bindings, Role.STREAMS, prefixed(ResourceType.TRANSACTIONAL_ID, streamsApplication + "-"));
        transactions(
                bindings,
                Role.INGEST,
                prefixed(ResourceType.TRANSACTIONAL_ID, TopicWriter.transactionalId(naming.prefix(), "")));
        for (String writer : List.of(AggregateContextGraph.WRITER, SweepJob.WRITER)) {
            transactions(
                    bindings,
                    Role.JOBS,
                    new ResourcePattern(
                            ResourceType.TRANSACTIONAL_ID,
                            TopicWriter.transactionalId(naming.prefix(), writer),
                            PatternType.LITERAL));
        }
        transactions(
                bindings,
                Role.JOBS,
                prefixed(
                        ResourceType.TRANSACTIONAL_ID,
                        TopicWriter.transactionalId(naming.prefix(), SyncPermissions.WRITER)));
        transactions(
                bindings,
                Role.OPERATOR,
                new ResourcePattern(
                        ResourceType.TRANSACTIONAL_ID,
                        TopicWriter.transactionalId(naming.prefix(), GateControl.WRITER),
                        PatternType.LITERAL));
        allow(
                bindings,
                Role.STREAMS,
                prefixed(ResourceType.TOPIC, streamsApplication + "-"),
                AclOperation.CREATE,
                AclOperation.DELETE,
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.DESCRIBE);
        return new TopicRights(bindings.stream().distinct().toList());
    }

    /** One line per right, as a person reads it. */
    public List<String> lines() {
        return bindings.stream()
                .map(binding -> "allow    %s %s %s %s%s"
                        .formatted(
                                binding.entry().principal(),
                                binding.entry().operation(),
                                binding.pattern().resourceType(),
                                binding.pattern().name(),
                                binding.pattern().patternType() == PatternType.PREFIXED ? "*" : ""))
                .toList();
    }

    private static ResourcePattern prefixed(ResourceType type, String prefix) {
        return new ResourcePattern(type, prefix, PatternType.PREFIXED);
    }

    private static void transactions(List<AclBinding> bindings, Role role, ResourcePattern ids) {
        allow(bindings, role, ids, AclOperation.WRITE, AclOperation.DESCRIBE);
    }

    private static void allow(
            List<AclBinding> bindings, Role role, ResourcePattern resource, AclOperation... operations) {
        for (AclOperation operation : operations) {
            bindings.add(new AclBinding(
                    resource,
                    new AccessControlEntry("User:ocg-" + nameOf(role), "*", operation, AclPermissionType.ALLOW)));
        }
    }

    private static String nameOf(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
