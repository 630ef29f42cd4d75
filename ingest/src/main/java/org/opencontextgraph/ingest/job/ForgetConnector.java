package org.opencontextgraph.ingest.job;

/** Forgets how far a tool was read that somebody removed, so that nobody waits for it, and one of its name begins anew. */
public final class ForgetConnector implements Job {
    private static final String EVERY_MINUTE = "0 * * * * ?";

    private final String connector;
    private final Ingestion ingestion;

    public ForgetConnector(String connector, Ingestion ingestion) {
        this.connector = connector;
        this.ingestion = ingestion;
    }

    @Override
    public String name() {
        return "forget_connector(" + connector + ")";
    }

    @Override
    public String cron() {
        return EVERY_MINUTE;
    }

    @Override
    public boolean isDueAtOnce() {
        return true;
    }

    @Override
    public void run() {
        ingestion.reader().forget(connector);
        ingestion.connectors().forgotten(connector);
    }
}
