package org.opencontextgraph.ingest.jira;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;

/** Some projects of one site. */
final class JiraTool implements Tool {
    private final Reading reading;
    private final List<String> projects;
    private final JiraApi api;

    /** @param projects their keys */
    JiraTool(Reading reading, List<String> projects, JiraApi api) {
        this.reading = reading;
        this.projects = List.copyOf(projects);
        this.api = api;
    }

    @Override
    public List<Connector> streams() {
        return projects.stream().map(key -> new IssueStream(reading, key, api)).collect(Collectors.toList());
    }

    @Override
    public String namespace() {
        return reading.site().accounts();
    }

    @Override
    public ScopeCheck check() throws IOException {
        return new TokenCheck(api, projects).check(permissions());
    }

    @Override
    public Optional<PermissionSource> permissions() {
        return reading.asks()
                ? Optional.of(new JiraPermissions(reading.connector(), reading.site(), projects, api))
                : Optional.empty();
    }

    @Override
    public Optional<DeliveryReader> deliveries() {
        return Optional.of(new JiraDeliveries(reading, Set.copyOf(projects)));
    }
}
