package org.opencontextgraph.ingest.topic;

import java.util.concurrent.atomic.AtomicInteger;
import org.opencontextgraph.ingest.kit.ConnectorContract;
import org.opencontextgraph.ingest.kit.ToolWorld;

class TopicContractTest extends ConnectorContract {
    private static final AtomicInteger TOPICS = new AtomicInteger();

    @Override
    protected ToolWorld world() throws Exception {
        return new TopicHappenings("desk-kit-" + TOPICS.incrementAndGet());
    }
}
