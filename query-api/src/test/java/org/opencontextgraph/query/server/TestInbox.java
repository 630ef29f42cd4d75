package org.opencontextgraph.query.server;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.opencontextgraph.query.server.webhook.Inbox;
import org.opencontextgraph.query.server.webhook.NotTakenException;

/** Keeps deliveries; can be away. */
final class TestInbox implements Inbox {
    final List<Sealed> deliveries = new CopyOnWriteArrayList<>();
    final AtomicBoolean away = new AtomicBoolean();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Sealed(String connector, Instant received, byte[] sealed) {}

    @Override
    public void put(String connector, Instant received, byte[] sealed) throws NotTakenException {
        if (away.get()) {
            throw new NotTakenException("the broker is away", new IllegalStateException("away"));
        }
        deliveries.add(new Sealed(connector, received, sealed));
    }
}
