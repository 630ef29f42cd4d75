package org.opencontextgraph.query.server.access;

import com.nimbusds.jose.proc.SecurityContext;
import java.security.Key;
import java.util.List;

/** With which keys the signature of one token was verified. */
final class TriedKeys implements SecurityContext {
    private List<? extends Key> keys = List.of();

    <K extends Key> List<K> trying(List<K> found) {
        keys = List.copyOf(found);
        return found;
    }

    List<? extends Key> keys() {
        return keys;
    }
}
