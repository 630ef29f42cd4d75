package org.opencontextgraph.ingest.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.opencontextgraph.ingest.connector.ToolSetting;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.ingest.feed.LiveReader;
import org.opencontextgraph.ingest.github.FakeGithub;
import org.opencontextgraph.ingest.github.GithubKind;
import org.opencontextgraph.ingest.registry.ConnectorTable;
import org.opencontextgraph.ingest.registry.Kinds;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealingKeys;

/** A GitHub server that an operator has registered as `work`. */
record RegisteredGithub(DataSource database, FeedSettings feed, SealingKeys keys) {
    static final String NAME = "work";
    static final String CRON = "0 */5 * * * ?";
    static final byte[] SECRET = new byte[32];

    Registered add(String address, String token, String readableBy) {
        Map<String, String> said = new HashMap<>();
        said.put("repositories", FakeGithub.REPOSITORY);
        said.put("since", "2025-12-31");
        said.put("readable-by", readableBy);
        said.put("address", address);
        said.put("private-network", "yes");
        List<ToolSetting> settings = Stream.concat(
                        new GithubKind().settings().stream(), Stream.of(OpenTool.PRIVATE_NETWORK))
                .toList();
        assertThat(connectors()
                        .add(NAME, "github", ToolSettings.of(settings, said), CRON, OpenTool.seal(keys, NAME, token)))
                .isTrue();
        return connectors().find(NAME).orElseThrow();
    }

    Ingestion ingestion() {
        return new Ingestion(
                Kinds.onClassPath(),
                connectors(),
                () -> keys,
                database,
                new LiveReader(feed, SECRET, InstantSource.system(), new ContainedTable(database)),
                InstantSource.system());
    }

    ConnectorTable connectors() {
        return new ConnectorTable(database, InstantSource.system());
    }
}
