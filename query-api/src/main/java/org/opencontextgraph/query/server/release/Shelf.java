package org.opencontextgraph.query.server.release;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.prometheus.client.Counter;
import java.sql.SQLException;

/** Bodies that were given before, each under the id of the release that it was made from. */
public final class Shelf {
    private static final long MOST_BYTES = 64 << 20;
    private static final int OVERHEAD = 256;

    private final Counter answers;
    private final Cache<Key, byte[]> bodies = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key _, byte[] body) -> OVERHEAD + body.length)
            .build();

    private record Key(String release, Object question) {}

    /** Makes the body. */
    public interface Work {
        byte[] run() throws SQLException;
    }

    /** Makes the body, and says from which release. */
    public interface DatedWork {
        Dated<byte[]> run() throws SQLException;
    }

    /** @param answers by the label {@code source}: memory or database */
    public Shelf(Counter answers) {
        this.answers = answers;
    }

    /** @param question a value: whatever the answer depends on besides the release */
    public byte[] get(VisibleRelease release, Object question, Work work) throws SQLException {
        return getDated(release, question, () -> new Dated<>(work.run(), release))
                .answer();
    }

    /**
     * The same where the body says from which release it is, and is kept under that.
     *
     * @param release that is known, perhaps no longer the newest
     */
    public Dated<byte[]> getDated(VisibleRelease release, Object question, DatedWork work) throws SQLException {
        byte[] before = bodies.getIfPresent(new Key(release.id(), question));
        answers.labels(before == null ? "database" : "memory").inc();
        if (before != null) {
            return new Dated<>(before, release);
        }
        Dated<byte[]> made = work.run();
        bodies.put(new Key(made.release().id(), question), made.answer());
        return made;
    }
}
