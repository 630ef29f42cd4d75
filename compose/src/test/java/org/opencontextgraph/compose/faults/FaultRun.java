package org.opencontextgraph.compose.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import org.opencontextgraph.schema.topic.Topics;

/** One recorded log through real instances, with the faults that a seed brings; the seed 0 brings none. */
final class FaultRun {
    static final long UNDISTURBED = 0;
    private static final Duration LIMIT = Duration.ofMinutes(4);
    /** A zombie that the group has given up hears of it with its next heartbeat or commit. */
    private static final Duration NOTICE = Duration.ofSeconds(20);
    /** Long enough without anything new to have a fault all the same. */
    private static final Duration QUIET = Duration.ofSeconds(12);

    private final FaultBroker broker;
    private final RecordedLog log;
    private final Path place;
    private final long seed;
    private final boolean disturbed;
    private final Random random;
    private final String run;
    private final long deadline = System.nanoTime() + LIMIT.toNanos();
    private final Map<String, Integer> met = new TreeMap<>();
    private final List<RunningProcess> zombies = new ArrayList<>();

    /** @param place for the logs and states of this run; it is left there when something is wrong */
    FaultRun(FaultBroker broker, RecordedLog log, Path place, long seed) {
        this.broker = broker;
        this.log = log;
        this.place = place;
        this.seed = seed;
        this.disturbed = seed != UNDISTURBED;
        this.random = new Random(seed * 0x9E3779B97F4A7C15L);
        this.run = "run" + seed;
    }

    /** What happened, and how often. */
    Map<String, Integer> met() {
        return met;
    }

    Outcome outcome() throws IOException, InterruptedException, ExecutionException {
        Fleet.delete(place);
        Files.createDirectories(place);
        broker.createTopics(run);
        RunPlan plan = disturbed
                ? RunPlan.disturbed(random, seed, broker.servers(), run, place)
                : RunPlan.undisturbed(broker.servers(), run, place);
        Random feeding = new Random(random.nextLong());
        try (Fleet fleet = new Fleet(random, plan.setup(), place);
                Feed feed =
                        new Feed(feeding, log, broker.producer(), Topics.TRACE.in(run + "."), plan.parts(), disturbed);
                Follower follower = new Follower(random, broker, run, disturbed)) {
            fleet.start("one");
            CompletableFuture<Void> fed = feed.start();
            for (Fault fault : plan.faults()) {
                strike(fault, fleet, feed, follower);
                met.merge(fault.words(), 1, Integer::sum);
                feed.openNextPart();
            }
            await(feed, follower, follower::isDone, "every partition is done");
            fed.get();
            feed.requireNothingLost();
            awaitStable(feed, follower, fleet);
            met.put("traces sent twice", feed.duplicates());
            met.put("ticks of the gate", follower.ticks());
            met.put("ticks sent twice", follower.repeatedTicks());
            for (RunningProcess zombie : zombies) {
                met.merge("zombies that noticed it and began anew", zombie.wasFenced() ? 1 : 0, Integer::sum);
            }
            for (RunningProcess one : fleet.alive()) {
                fleet.leave(one);
            }
        }
        Outcome outcome = Outcome.read(broker.client(), run, FaultBroker.PARTITIONS);
        broker.forget(run);
        return outcome;
    }

    private void strike(Fault fault, Fleet fleet, Feed feed, Follower follower)
            throws IOException, InterruptedException {
        if (fault == Fault.TAKEOVER || fault == Fault.ZOMBIE) {
            withTwo(fleet);
        }
        if (fault == Fault.ZOMBIE) { // who never worked cannot be one
            RunningProcess elder = fleet.alive().getFirst();
            await(feed, follower, elder::runs, elder.setup().name() + " runs");
        }
        atSomeMoment(follower);
        // only who had the work before can be a zombie
        RunningProcess victim = fault == Fault.ZOMBIE ? fleet.alive().getFirst() : fleet.any();
        String name = victim.setup().name();
        switch (fault) {
            case KILL -> {
                fleet.kill(victim);
                fleet.start(name);
            }
            case LOSS -> {
                fleet.kill(victim);
                fleet.loseState(victim);
                fleet.start(name);
            }
            case REBALANCE -> {
                withTwo(fleet);
                atSomeMoment(follower);
                fleet.leave(fleet.any());
            }
            case TAKEOVER -> fleet.kill(victim);
            case ZOMBIE -> {
                victim.freeze();
                feed.openNextPart(); // the other one shall have something to do
                await(feed, follower, () -> broker.hasGivenUp(run, name), "the group has given " + name + " up");
                Thread.sleep(random.nextInt(4_000));
                victim.thaw();
                zombies.add(victim);
                pauseUntil(follower, victim::wasFenced, NOTICE);
            }
        }
    }

    private void withTwo(Fleet fleet) throws IOException {
        if (fleet.alive().size() < 2) {
            fleet.join();
        }
    }

    /** Mostly in the middle of the work; sometimes before it has begun. */
    private void atSomeMoment(Follower follower) {
        if (random.nextInt(4) == 0) {
            pause(follower, random.nextInt(3_000));
            return;
        }
        int enough = follower.published() + 1 + random.nextInt(60);
        pauseUntil(follower, () -> follower.published() >= enough, QUIET);
        pause(follower, random.nextInt(300));
    }

    private static void pause(Follower follower, int millis) {
        pauseUntil(follower, () -> false, Duration.ofMillis(millis));
    }

    /** Or until the limit: then nobody minds. */
    private static void pauseUntil(Follower follower, BooleanSupplier condition, Duration limit) {
        long until = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < until) {
            follower.look();
        }
    }

    private void await(Feed feed, Follower follower, BooleanSupplier condition, String words) {
        while (!condition.getAsBoolean()) {
            follower.look();
            feed.requireNothingLost();
            if (System.nanoTime() > deadline) {
                throw new AssertionError("seed " + seed + ": after " + LIMIT.toMinutes()
                        + " minutes it does not hold that " + words + "; what the instances said is in " + place);
            }
        }
    }

    private void awaitStable(Feed feed, Follower follower, Fleet fleet) {
        long threads =
                fleet.alive().stream().mapToInt(it -> it.setup().threads()).sum();
        await(
                feed,
                follower,
                () -> broker.isStableWith(run, threads),
                "the group is stable with all " + threads + " threads");
        assertThat(fleet.alive())
                .as("seed %d: instances, their logs are in %s", seed, place)
                .allMatch(RunningProcess::isAlive);
    }
}
