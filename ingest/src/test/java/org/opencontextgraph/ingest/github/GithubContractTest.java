package org.opencontextgraph.ingest.github;

import org.opencontextgraph.ingest.kit.HttpConnectorContract;
import org.opencontextgraph.ingest.kit.HttpWorld;

class GithubContractTest extends HttpConnectorContract {
    @Override
    protected HttpWorld world() {
        return new GithubHappenings();
    }
}
