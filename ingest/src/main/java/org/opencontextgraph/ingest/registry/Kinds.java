package org.opencontextgraph.ingest.registry;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.opencontextgraph.ingest.connector.ConnectorKind;

/** The kinds of tools that can be read: those on the class path. */
public final class Kinds {
    private final Map<String, ConnectorKind> byName = new TreeMap<>();

    /** @throws IllegalStateException when two kinds have one name */
    public Kinds(Iterable<ConnectorKind> kinds) {
        for (ConnectorKind kind : kinds) {
            if (byName.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two kinds of connectors are called " + kind.name());
            }
        }
    }

    public static Kinds onClassPath() {
        return new Kinds(ServiceLoader.load(ConnectorKind.class));
    }

    /** @throws IllegalArgumentException saying which there are */
    public ConnectorKind get(String name) {
        ConnectorKind kind = byName.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("there is no kind " + name + "; there are " + names());
        }
        return kind;
    }

    public List<String> names() {
        return List.copyOf(byName.keySet());
    }
}
