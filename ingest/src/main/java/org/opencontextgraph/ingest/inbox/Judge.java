package org.opencontextgraph.ingest.inbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.Delivered;
import org.opencontextgraph.ingest.connector.Delivery;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.connector.Source;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.feed.DeliveryFeed.Told;
import org.opencontextgraph.ingest.job.IngestBatch.Ingestion;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.Registered;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.LaneId;
import org.opencontextgraph.schema.id.SealedFor;
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
    private record Opening(Registered row, OpenTool tool, DeliveryReader reader, Source source, String secret) {}

    Judge(Ingestion ingestion, DeliveryTables tables) {
        this.ingestion = ingestion;
        this.keys = ingestion.keys().get();
        this.tables = tables;
    }

    Judged judge(WebhookDelivery sealed) {
        String connector = sealed.getConnector();
        try {
            Opening opening = openings.computeIfAbsent(connector, this::open).orElse(null);
            if (opening == null) {
                return Judged.refused(connector, Outcome.UNKNOWN);
            }
            return opening.row().paused()
                    ? Judged.refused(connector, Outcome.PAUSED)
                    : read(opening, Opened.of(sealed, keys));
        } catch (SealException e) {
            return Judged.refused(connector, Outcome.UNSEALED);
        } catch (RuntimeException e) {
            // the words stay out: what was delivered may stand in them
            LOG.warn(
                    "a delivery for {} could not be read ({})",
                    connector,
                    e.getClass().getSimpleName());
            LOG.debug("why the delivery could not be read", e);
            return Judged.refused(connector, Outcome.BROKEN);
        }
    }

    private Judged read(Opening opening, Delivery delivery) {
        String connector = opening.row().name();
        Optional<String> distrust = opening.reader().distrust(delivery, opening.secret());
        if (distrust.isPresent()) {
            LOG.debug("a delivery for {} is not believed: {}", connector, distrust.get());
            return Judged.refused(connector, Outcome.DISTRUSTED);
        }
        byte[] digest = digest(delivery.body());
        String seen = connector + " " + HexFormat.of().formatHex(digest);
        if (taken.contains(seen) || tables.isSeen(connector, digest)) {
            return Judged.refused(connector, Outcome.REPLAYED);
        }
        Delivered delivered = opening.reader().read(delivery);
        taken.add(seen);
        return new Judged(connector, Outcome.TAKEN, digest, new Told(opening.source(), delivered));
    }

    private Optional<Opening> open(String name) {
        Registered row = ingestion.connectors().find(name).orElse(null);
        byte[] sealed = ingestion.connectors().webhookSecret(name).orElse(null);
        if (row == null || sealed == null) {
            return Optional.empty();
        }
        try {
            String secret = new String(
                    keys.open(sealed, new SealedFor(name, SealedFor.WEBHOOK_SECRET)), StandardCharsets.UTF_8);
            OpenTool open = ingestion.open(row);
            return open.tool().deliveries().map(it -> new Opening(row, open, it, source(name, open.tool()), secret));
        } catch (SealException | IOException e) {
            LOG.warn("what is sent for {} cannot be verified: {}", name, e.getMessage());
            return Optional.empty();
        }
    }

    private static Source source(String name, Tool tool) {
        Set<String> vocabulary = tool.streams().stream()
                .flatMap(it -> it.source().vocabulary().stream())
                .collect(Collectors.toSet());
        return new Source(name, "webhooks", LaneId.LIVE, tool.namespace(), null, vocabulary);
    }

    private static byte[] digest(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
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
