package org.opencontextgraph.ingest.registry;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;

/**
 * The secrets that a tool may sign with.
 *
 * @param all the one that it has now, and the former one while it is changed; each one line
 */
public record WebhookSecrets(List<String> all) {
    public WebhookSecrets {
        all = List.copyOf(all);
        if (all.isEmpty() || all.stream().anyMatch(it -> it.lines().count() != 1)) {
            throw new IllegalArgumentException("a secret is one line");
        }
    }

    /** @throws SealException when it was not sealed for these keys and this connector, or is damaged */
    public static WebhookSecrets open(byte[] sealed, SealingKeys keys, String connector) throws SealException {
        byte[] lines = keys.open(sealed, new SealedFor(connector, SealedFor.WEBHOOK_SECRET));
        return new WebhookSecrets(
                new String(lines, StandardCharsets.UTF_8).lines().toList());
    }

    public byte[] seal(SealingKeys keys, String connector) {
        return keys.seal(
                String.join("\n", all).getBytes(StandardCharsets.UTF_8),
                new SealedFor(connector, SealedFor.WEBHOOK_SECRET));
    }

    /** Another one beside the one that was there last. */
    public WebhookSecrets changedTo(String next) {
        return new WebhookSecrets(List.of(next, all.getFirst()));
    }

    @Override
    public String toString() {
        return "WebhookSecrets[" + all.size() + "]"; // never one of them
    }
}
