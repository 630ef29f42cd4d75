package org.opencontextgraph.compose.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** All that an instance stands on, started side by side and stopped in the order of dependence. */
public record EmbeddedBackends(
        EmbeddedKafka kafka, EmbeddedPostgres postgres, EmbeddedRedis redis, Optional<DevIdentityProvider> identities)
        implements AutoCloseable {

    /**
     * Starts all or nothing.
     *
     * @param development whether the development identity provider is among them
     */
    public static EmbeddedBackends start(DataDirectory directory, Preparation preparation, boolean development) {
        Orphans.stop(directory);
        try (ExecutorService starters = threads("start-")) {
            var kafka = begin(starters, () -> prepared(EmbeddedKafka.start(directory), preparation.topics()));
            var postgres = begin(starters, () -> prepared(EmbeddedPostgres.start(directory), preparation.tables()));
            var redis = begin(starters, () -> EmbeddedRedis.start(directory));
            var identities = development
                    ? List.of(begin(starters, () -> DevIdentityProvider.start(directory)))
                    : List.<CompletableFuture<DevIdentityProvider>>of();
            try {
                return new EmbeddedBackends(
                        kafka.join(),
                        postgres.join(),
                        redis.join(),
                        identities.stream().map(CompletableFuture::join).findFirst());
            } catch (CompletionException e) {
                List<CompletableFuture<? extends AutoCloseable>> begun = new ArrayList<>(identities);
                begun.addAll(List.of(redis, kafka, postgres));
                stopAll(begun);
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    @Override
    public void close() {
        try (ExecutorService stoppers = threads("stop-")) {
            List<CompletableFuture<Void>> stops = new ArrayList<>();
            for (AutoCloseable backend : all()) {
                stops.add(CompletableFuture.runAsync(() -> stop(backend), stoppers));
            }
            CompletableFuture.allOf(stops.toArray(CompletableFuture[]::new)).join();
        }
    }

    private List<AutoCloseable> all() {
        List<AutoCloseable> all = new ArrayList<>(identities.stream().toList());
        all.addAll(List.of(redis, kafka, postgres));
        return all;
    }

    /**
     * Platform threads: class initialization pins a virtual thread to its carrier, and on two cores two starts that wait for
     * each other's classes stood still for ever.
     */
    private static ExecutorService threads(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name(name, 0).factory());
    }

    private static <T> CompletableFuture<T> begin(ExecutorService starters, Callable<T> start) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return start.call();
                    } catch (RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                },
                starters);
    }

    private static <T extends AutoCloseable> T prepared(T backend, Consumer<T> preparation) {
        try {
            preparation.accept(backend);
            return backend;
        } catch (RuntimeException e) {
            stop(backend);
            throw e;
        }
    }

    private static void stopAll(List<CompletableFuture<? extends AutoCloseable>> backends) {
        for (CompletableFuture<? extends AutoCloseable> backend : backends) {
            backend.handle((started, failure) -> {
                        if (started != null) {
                            stop(started);
                        }
                        return failure == null;
                    })
                    .join();
        }
    }

    private static void stop(AutoCloseable backend) {
        try {
            backend.close();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new Refusal("cannot stop " + backend.getClass().getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
