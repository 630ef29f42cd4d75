package org.opencontextgraph.query.server.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.testing.TestDatabase;

class VersionsTest {
    private static final int CALLERS = 32;
    private static final int ROUNDS = 200;

    @Test
    void shouldNeverTellAVersionFromBeforeACommittedChange() throws Exception {
        // Given a database that changes all the time
        TestDatabase database = TestDatabase.migrated();
        DataSource admin = database.admin();
        Versions versions = new Versions(database.as(Role.API));

        // When many ask, each after a change of their own
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                asked.add(callers.submit(() -> {
                    String before = versions.now();
                    for (int round = 0; round < ROUNDS / CALLERS; round++) {
                        try (Connection connection = admin.getConnection();
                                var change = connection.createStatement()) {
                            change.execute("update context.version set revision = gen_random_uuid() where slot = 3");
                        }
                        String after = versions.now();
                        assertThat(after).isNotEqualTo(before);
                        before = after;
                    }
                    return before;
                }));
            }

            // Then
            for (Future<String> one : asked) {
                assertThat(one.get()).isNotEmpty();
            }
        }
        assertThat(versions.now()).isEqualTo(versions.now());
    }

    @Test
    @Timeout(60)
    void shouldAskOnceForAllWhoWait() throws Exception {
        // Given a database that answers when it is told to
        TestDatabase database = TestDatabase.migrated();
        DataSource api = database.as(Role.API);
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        Versions versions = new Versions(source(() -> {
            questions.incrementAndGet();
            asked.countDown();
            answer.await();
            return api.getConnection();
        }));

        // When one asks, and the others come while it is under way
        List<String> told = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i <= CALLERS; i++) {
            callers.add(Thread.ofPlatform().start(() -> told.add(now(versions))));
            asked.await();
        }
        for (Thread caller : callers) {
            while (!waits(caller)) {
                Thread.sleep(5);
            }
        }
        answer.countDown();
        for (Thread caller : callers) {
            caller.join();
        }

        // Then one more question was for all of them
        assertThat(told).hasSize(CALLERS + 1).containsOnly(told.getFirst());
        assertThat(questions).hasValue(2);
    }

    private static boolean waits(Thread caller) {
        Thread.State state = caller.getState();
        return state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING;
    }

    private static String now(Versions versions) {
        try {
            return versions.now();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldFailForAllWhoWaitAndAskAnew() throws Exception {
        TestDatabase database = TestDatabase.migrated();
        DataSource api = database.as(Role.API);
        AtomicInteger questions = new AtomicInteger();
        Versions versions = new Versions(source(() -> {
            if (questions.incrementAndGet() == 1) {
                throw new SQLTransientConnectionException("away", "08001");
            }
            return api.getConnection();
        }));

        assertThatThrownBy(versions::now)
                .isInstanceOf(SQLException.class)
                .hasFieldOrPropertyWithValue("SQLState", "08001");
        assertThat(versions.now()).isNotEmpty();
    }

    private interface Opening {
        Connection open() throws Exception;
    }

    private static DataSource source(Opening opening) {
        return (DataSource) Proxy.newProxyInstance(
                VersionsTest.class.getClassLoader(), new Class<?>[] {DataSource.class}, (_, _, _) -> opening.open());
    }
}
