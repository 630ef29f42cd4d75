package org.opencontextgraph.ingest.jira;

import org.opencontextgraph.ingest.kit.HttpConnectorContract;
import org.opencontextgraph.ingest.kit.HttpWorld;

class JiraServerContractTest extends HttpConnectorContract {
    @Override
    protected HttpWorld world() {
        return new JiraHappenings(false);
    }
}
