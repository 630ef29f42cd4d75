package org.opencontextgraph.ingest.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.seal.SealException;
import org.opencontextgraph.ingest.seal.SealingKeys;
import org.opencontextgraph.schema.id.SealedFor;

/**
 * What came of sealing all secrets anew.
 *
 * @param sealed how many tokens and webhook secrets
 * @param lost those that no key opens: they have to be given again
 */
public record KeyRotation(int sealed, List<SealedFor> lost) {
    public KeyRotation {
        lost = List.copyOf(lost);
    }

    /**
     * Seals anew, with a new key, whatever the former ones open. A secret that is replaced meanwhile stays as it is.
     *
     * <p>The oldest key is given up last: the API remembers a public key for some seconds, so a secret may be sealed with
     * the one from before the last rotation.
     *
     * @param kept told which keys there are: all before anything is sealed, the newest two when everything is
     */
    public static KeyRotation of(ConnectorTable connectors, SealingKeys former, Consumer<SealingKeys> kept) {
        SealingKeys all = former.withNewKey();
        kept.accept(all);
        int sealed = 0;
        List<SealedFor> lost = new ArrayList<>();
        for (Registered row : connectors.all()) {
            for (Place place : places(connectors, row.name())) {
                try {
                    sealed += place.isSealedAnew(all) ? 1 : 0;
                } catch (SealException e) {
                    lost.add(place.whose());
                }
            }
        }
        kept.accept(all.newestTwo());
        return new KeyRotation(sealed, lost);
    }

    private static List<Place> places(ConnectorTable connectors, String name) {
        List<Place> places = new ArrayList<>();
        connectors
                .token(name)
                .ifPresent(it ->
                        places.add(new Place(new SealedFor(name, SealedFor.TOKEN), it, connectors::replaceToken)));
        connectors
                .webhookSecret(name)
                .ifPresent(it -> places.add(new Place(
                        new SealedFor(name, SealedFor.WEBHOOK_SECRET), it, connectors::replaceWebhookSecret)));
        return places;
    }

    private interface Replacement {
        boolean replace(String name, byte[] before, byte[] sealed);
    }

    /** One secret, where it stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Place(SealedFor whose, byte[] before, Replacement replacement) {
        boolean isSealedAnew(SealingKeys keys) throws SealException {
            return replacement.replace(whose.connector(), before, keys.seal(keys.open(before, whose), whose));
        }
    }
}
