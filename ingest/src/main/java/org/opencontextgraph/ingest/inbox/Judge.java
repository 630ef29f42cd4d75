package org.opencontextgraph.ingest.inbox;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.feed.DeliveryFeed.Told;
import org.opencontextgraph.ingest.job.Ingestion;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.registry.Standing;
import org.opencontextgraph.ingest.registry.WebhookSecrets;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.message.WebhookDelivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides about some deliveries that are written together; each tool is opened once for all of them. */
final class Judge implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final Ingestion ingestion;
    private final SealingKeys keys;
    private final DeliveryTables tables;
    private final Map<String, Optional<Opening>> openings = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /** A connector that takes deliveries. */
    private record Opening(
            Standing standing,
            OpenTool tool,
            DeliveryReader reader,
            Source source,
            List<String> secrets,
            boolean sendsOnly) {
        Judged refused(Outcome outcome) {
            return Judged.refused(standing.row().name(), outcome, sendsOnly);
        }
    }

    Judge(Ingestion ingestion, DeliveryTables tables) {
        this.ingestion = ingestion;
        this.keys = ingestion.keys().get();
        this.tables = tables;
    }

    Judged judge(WebhookDelivery sealed) {
        String connector = sealed.getConnector();
        @Nullable Opening opening = null;
        try {
            opening = openings.computeIfAbsent(connector, this::open).orElse(null);
            if (opening == null) {
                return Judged.refused(connector, Outcome.UNKNOWN, false);
            }
            return opening.standing().isQuiet()
                    ? opening.refused(Outcome.PAUSED)
                    : read(opening, Opened.of(sealed, keys));
        } catch (SealException e) {
            return Judged.refused(connector, Outcome.UNSEALED, opening != null && opening.sendsOnly());
        } catch (DataAccessException e) {
            throw e; // all of it is done again when the database is back
        } catch (RuntimeException e) {
            // the words stay out: what was delivered may stand in them
            LOG.warn(
                    "a delivery for {} could not be read ({})",
                    connector,
                    e.getClass().getSimpleName());
            LOG.debug("why the delivery could not be read", e);
            return Judged.refused(connector, Outcome.BROKEN, opening != null && opening.sendsOnly());
        }
    }

    private Judged read(Opening opening, Delivery delivery) {
        String connector = opening.standing().row().name();
        List<Optional<String>> distrust = opening.secrets().stream()
                .map(it -> opening.reader().distrust(delivery, it))
                .toList();
        if (distrust.stream().noneMatch(Optional::isEmpty)) {
            LOG.debug(
                    "a delivery for {} is not believed: {}",
                    connector,
                    distrust.getFirst().orElse(""));
            return opening.refused(Outcome.DISTRUSTED);
        }
        byte[] digest = digest(opening.reader().identity(delivery));
        String seen = connector + " " + HexFormat.of().formatHex(digest);
        if (taken.contains(seen) || tables.isSeen(connector, digest)) {
            return opening.refused(Outcome.REPLAYED);
        }
        Delivered delivered = opening.reader().read(delivery);
        taken.add(seen);
        return new Judged(connector, Outcome.TAKEN, digest, new Told(opening.source(), delivered), opening.sendsOnly());
    }

    private Optional<Opening> open(String name) {
        Standing standing = ingestion.connectors().standing(name).orElse(null);
        byte[] sealed = ingestion.connectors().webhookSecret(name).orElse(null);
        if (standing == null || sealed == null) {
            return Optional.empty();
        }
        Registered row = standing.row();
        try {
            WebhookSecrets secrets = WebhookSecrets.open(sealed, keys, name);
            boolean sendsOnly = ingestion.sendsOnly(row);
            OpenTool open = ingestion.open(row);
            return open.tool()
                    .deliveries()
                    .map(it ->
                            new Opening(standing, open, it, source(name, open.tool(), it), secrets.all(), sendsOnly));
        } catch (SealException | IOException e) {
            LOG.warn("what is sent for {} cannot be verified: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private static Source source(String name, Tool tool, DeliveryReader reader) {
        Set<String> vocabulary = new HashSet<>(reader.vocabulary());
        tool.streams().forEach(it -> vocabulary.addAll(it.source().vocabulary()));
        return new Source(name, "webhooks", LaneId.LIVE, tool.namespace(), null, vocabulary);
    }

    private static byte[] digest(byte[] identity) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(identity);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM knows SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Optional<Opening> opening : openings.values()) {
            if (opening.isPresent()) {
                opening.get().tool().close();
            }
        }
    }
}
