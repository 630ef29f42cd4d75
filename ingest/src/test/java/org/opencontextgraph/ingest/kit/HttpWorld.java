package org.opencontextgraph.ingest.kit;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.Tool;
import org.opencontextgraph.ingest.connector.ToolSettings;
import org.opencontextgraph.ingest.http.GuardedAccess;
import org.opencontextgraph.ingest.http.Pace;

/** A tool behind HTTP. It opens to {@link #TOKEN} alone, and answers 401 to any other. */
public abstract class HttpWorld implements ToolWorld, ToolServer {
    public static final String TOKEN = "a-token-of-a-test";

    /** The kit does not wait for long. */
    private static final Pace PACE = new Pace(Duration.ofMillis(1), Duration.ofSeconds(2));

    private final List<GuardedAccess> ways = new CopyOnWriteArrayList<>();
    private @Nullable RecordingServer front;

    /** What an operator says of it. */
    protected abstract Map<String, String> settings(URI address);

    /** Paths at which a POST reads. */
    protected Set<String> readingPosts() {
        return Set.of();
    }

    /** From now on groups may read what is in it, and have members; false: its kind cannot be asked for them. */
    protected boolean admit() throws IOException {
        return false;
    }

    @Override
    public final Tool open(String name) {
        return open(name, front());
    }

    /** Opens it through a server of its own, whose damage hits nobody else. */
    final Tool open(String name, RecordingServer through) {
        return open(name, settings(through.address()));
    }

    final Tool open(String name, Map<String, String> settings) {
        GuardedAccess way = new GuardedAccess(TOKEN, true, InstantSource.system(), PACE);
        ways.add(way);
        return kind().open(name, ToolSettings.of(kind().settings(), settings), way);
    }

    /** What stands before it as long as a test does not say otherwise. */
    final synchronized RecordingServer front() {
        RecordingServer it = front == null ? RecordingServer.before(this, readingPosts()) : front;
        front = it;
        return it;
    }

    @Override
    public void close() throws IOException {
        for (GuardedAccess way : ways) {
            way.close();
        }
        front().close();
    }
}
