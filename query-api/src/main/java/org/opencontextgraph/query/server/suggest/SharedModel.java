package org.opencontextgraph.query.server.suggest;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.opencontextgraph.query.server.release.VisibleRelease.Part;

/** A scope's model that many ask at a time, and one at a time brings up to date. */
final class SharedModel {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final ScopeModel model = new ScopeModel(Fading.STANDARD);
    private volatile int size;

    /** Brings a model to the revision that is in the database. */
    interface Update {
        /** Whether it is there. */
        boolean run(ScopeModel model) throws SQLException;
    }

    /** Whether it is there; if another one brought it up to date meanwhile, it is. */
    boolean update(Part part, Update update) throws SQLException {
        lock.writeLock().lock();
        try {
            if (model.isAt(part.revision())) {
                return true;
            }
            boolean there = update.run(model);
            size = model.size();
            return there;
        } finally {
            lock.writeLock().unlock();
        }
    }

    boolean isAt(Part part) {
        lock.readLock().lock();
        try {
            return model.isAt(part.revision());
        } finally {
            lock.readLock().unlock();
        }
    }

    int size() {
        return size;
    }

    /** Nothing changes in any of them while the question is answered. */
    static <T> T ask(List<SharedModel> models, Function<List<ScopeModel>, T> question) {
        List<Lock> locks = models.stream().map(shared -> shared.lock.readLock()).toList();
        locks.forEach(Lock::lock);
        try {
            return question.apply(
                    Stream.of(models).flatMap(List::stream).map(it -> it.model).toList());
        } finally {
            locks.forEach(Lock::unlock);
        }
    }
}
