package org.opencontextgraph.ingest.job;

import java.io.IOException;
import org.opencontextgraph.ingest.registry.Findings;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.Standing;
import org.opencontextgraph.ingest.seal.SealException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a tool what its token opens because somebody wants to know, and writes it down. Who passes is read from then on. A tool that
 * cannot be asked is asked again; whatever else is wrong, somebody has to mend it first.
 */
public final class CheckConnector implements Job {
    private static final Logger LOG = LoggerFactory.getLogger(CheckConnector.class);
    private static final String HOURLY = "0 0 * * * ?";

    private final Standing standing;
    private final Ingestion ingestion;

    public CheckConnector(Standing standing, Ingestion ingestion) {
        this.standing = standing;
        this.ingestion = ingestion;
    }

    @Override
    public String name() {
        return "check_connector(" + standing.row().name() + ")";
    }

    @Override
    public String cron() {
        return HOURLY;
    }

    @Override
    public String alone() {
        return IngestBatch.tool(standing.row().name());
    }

    @Override
    public boolean isDueAtOnce() {
        return true;
    }

    /** @throws IOException when the tool could not be asked, or got another token meanwhile */
    @Override
    public void run() throws IOException {
        Registered row = standing.row();
        byte[] token = ingestion.connectors().token(row.name()).orElse(null);
        if (token == null) {
            return;
        }
        Findings findings = ask(row);
        if (!ingestion
                        .connectors()
                        .found(
                                row.name(),
                                token,
                                findings,
                                standing.checkWanted().orElse(null))
                && ingestion.connectors().find(row.name()).isPresent()) {
            throw new IOException("`" + row.name() + "` got another token while it was asked");
        }
        if (findings.again()) {
            throw new IOException("`" + row.name() + "` cannot be asked: " + findings.trouble());
        }
    }

    private Findings ask(Registered row) {
        try {
            return Findings.of(new Onboarding(ingestion).ask(row));
        } catch (IllegalArgumentException e) {
            return Findings.trouble(String.valueOf(e.getMessage()), false);
        } catch (IOException e) {
            return Findings.trouble(String.valueOf(e.getMessage()), !(e.getCause() instanceof SealException));
        } catch (RuntimeException e) {
            // the words stay out: a tool's answer may stand in them
            LOG.debug("why {} could not be asked", row.name(), e);
            return Findings.trouble("it failed (" + e.getClass().getSimpleName() + "); the log says more", true);
        }
    }
}
