package org.opencontextgraph.ingest.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;

/**
 * What came of sealing all secrets anew.
 *
 * @param sealed how many tokens and webhook secrets
 * @param lost connectors with a secret that no key opens: it has to be given again
 */
public record KeyRotation(int sealed, List<String> lost) {
    public KeyRotation {
        lost = List.copyOf(lost);
    }

    /**
     * Seals anew whatever these keys open. One that is replaced meanwhile stays as it is.
     *
     * @param keys new ones, with the former among them
     */
    public static KeyRotation of(ConnectorTable connectors, SealingKeys keys) {
        int sealed = 0;
        List<String> lost = new ArrayList<>();
        for (Registered row : connectors.all()) {
            String name = row.name();
            try {
                Optional<byte[]> token = connectors.token(name);
                if (token.isPresent()) {
                    byte[] anew = anew(keys, token.get(), new SealedFor(name, SealedFor.TOKEN));
                    sealed += connectors.replaceToken(name, token.get(), anew) ? 1 : 0;
                }
                Optional<byte[]> secret = connectors.webhookSecret(name);
                if (secret.isPresent()) {
                    byte[] anew = anew(keys, secret.get(), new SealedFor(name, SealedFor.WEBHOOK_SECRET));
                    sealed += connectors.replaceWebhookSecret(name, secret.get(), anew) ? 1 : 0;
                }
            } catch (SealException e) {
                lost.add(name);
            }
        }
        return new KeyRotation(sealed, lost);
    }

    private static byte[] anew(SealingKeys keys, byte[] sealed, SealedFor whose) throws SealException {
        return keys.seal(keys.open(sealed, whose), whose);
    }
}
