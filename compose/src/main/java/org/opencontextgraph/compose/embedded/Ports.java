package org.opencontextgraph.compose.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Loopback ports. A backend keeps its port from start to start as long as nobody else has taken it. */
public final class Ports {
    private static final int PATIENCE_MILLIS = 250;

    /** What this process has given away: until its backend listens, the system would offer the same port again. */
    private static final Set<Integer> GIVEN = new HashSet<>();

    private Ports() {}

    /** The port that this backend had last time if it is free, else any free one; remembered in {@code file}. */
    public static synchronized int keep(Path file) {
        try {
            if (Files.exists(file)) {
                String text = Files.readString(file).strip();
                if (text.matches("[0-9]{1,5}") && isFree(Integer.parseInt(text))) {
                    GIVEN.add(Integer.parseInt(text));
                    return Integer.parseInt(text);
                }
            }
            int port = anyNotGiven();
            PrivateFile.write(file, port + "\n");
            return port;
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on the loopback interface", e);
        }
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            return true;
        } catch (IOException silent) {
            return false;
        }
    }

    private static int anyNotGiven() throws IOException {
        int port = anyFree();
        while (!GIVEN.add(port)) {
            port = anyFree();
        }
        return port;
    }

    private static int anyFree() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
