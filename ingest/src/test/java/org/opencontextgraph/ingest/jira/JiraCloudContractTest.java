package org.opencontextgraph.ingest.jira;

import org.opencontextgraph.ingest.kit.HttpConnectorContract;
import org.opencontextgraph.ingest.kit.HttpWorld;

class JiraCloudContractTest extends HttpConnectorContract {
    @Override
    protected HttpWorld world() {
        return new JiraHappenings(true);
    }
}
