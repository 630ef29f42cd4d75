package org.opencontextgraph.ingest.topic;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.DryRun;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;

/** One topic. */
final class TopicTool implements Tool {
    private static final List<AclOperation> WRITING =
            List.of(AclOperation.WRITE, AclOperation.DELETE, AclOperation.ALTER, AclOperation.ALTER_CONFIGS);

    private final TopicSource source;

    TopicTool(TopicSource source) {
        this.source = source;
    }

    /** One: its position names every partition, also those that are added. */
    @Override
    public List<Connector> streams() {
        return List.of(new TopicStream(source, InstantSource.system()));
    }

    @Override
    public String namespace() {
        return source.tool();
    }

    @Override
    public Optional<DryRun> dryRun(int limit) throws IOException {
        return Optional.of(Newest.tried(source, limit));
    }

    @Override
    public ScopeCheck check() throws IOException {
        try (Admin admin = source.link().admin()) {
            @Nullable Set<AclOperation> allowed = Ends.describe(source, admin).authorizedOperations();
            Set<AclOperation> may = allowed == null ? Set.of() : allowed; // an old broker does not say
            List<String> missing = new ArrayList<>();
            if (!may.isEmpty() && !may.contains(AclOperation.READ)) {
                missing.add("READ on the topic " + source.topic());
            }
            Ends.ask(source, admin);
            return new ScopeCheck(
                    missing,
                    WRITING.stream()
                            .filter(may::contains)
                            .map(it -> it + " on the topic " + source.topic())
                            .toList());
        } catch (IOException e) {
            @Nullable Throwable cause = e.getCause();
            @Nullable String refusal = cause == null ? null : Failures.refusal(source, cause);
            if (refusal != null) {
                return new ScopeCheck(List.of(refusal), List.of());
            }
            throw e;
        }
    }
}
