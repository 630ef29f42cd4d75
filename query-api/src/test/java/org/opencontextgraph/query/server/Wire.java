package org.opencontextgraph.query.server;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A connection to a port that can be cut and joined again, as when whoever listens there is away. */
final class Wire implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    Wire(int to) throws IOException {
        this.to = to;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(Wire::hangUp);
    }

    void join() {
        cut = false;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                open.add(caller);
                if (cut) {
                    hangUp(caller);
                } else {
                    Socket called = new Socket(InetAddress.getLoopbackAddress(), to);
                    open.add(called);
                    Thread.ofVirtual().start(() -> carry(caller, called));
                    Thread.ofVirtual().start(() -> carry(called, caller));
                }
            } catch (IOException e) {
                if (!door.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException _) {
            hangUp(to); // cut, or one of them is through
        } finally {
            open.remove(from);
        }
    }

    private static void hangUp(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        hangUp(door);
        cut();
    }
}
