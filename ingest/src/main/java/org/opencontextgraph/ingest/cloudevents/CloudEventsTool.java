package org.opencontextgraph.ingest.cloudevents;

import java.util.List;
import java.util.Optional;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.ScopeCheck;
import org.opencontextgraph.ingest.connector.Tool;

/** One that only sends. */
record CloudEventsTool(CloudEventsDeliveries reader) implements Tool {

    @Override
    public List<Connector> streams() {
        return List.of();
    }

    /** There is nobody to ask; its mapping was read when it was opened. */
    @Override
    public ScopeCheck check() {
        return new ScopeCheck(List.of(), List.of());
    }

    @Override
    public String namespace() {
        return reader.meanings().tool();
    }

    @Override
    public Optional<DeliveryReader> deliveries() {
        return Optional.of(reader);
    }
}
