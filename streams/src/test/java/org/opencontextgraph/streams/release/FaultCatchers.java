package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Everybody who could catch a fault in the gate, one after the other. A program of its own: {@link SeededFaults} starts it
 * with a faulty gate before the real one on its class path, and ends it when it does not end by itself.
 *
 * <p>It prints a line for each catcher that found something: catcher, after how many histories (0 if it needs none), and
 * what failed; separated by tabs.
 */
final class FaultCatchers {
    private static final long SEED = 1;
    /** How long a history may take, and all examples together. */
    private static final long HISTORY_SECONDS = 30;

    private static final long EXAMPLES_SECONDS = 300;
    private static final Pattern NAMED = Pattern.compile("^\\[(.+?)\\]");

    private FaultCatchers() {}

    /** The catchers, in the order of the table. */
    enum Catcher {
        EXAMPLES,
        INVARIANTS,
        ORACLE,
        PIECES,
        PLAIN,
        VERIFY
    }

    /** Arguments: how many histories each of them looks at, and up to how many if nobody finds anything in those. */
    public static void main(String[] args) {
        int histories = Integer.parseInt(args[0]);
        String failed = examples();
        if (!failed.isEmpty()) {
            say(Catcher.EXAMPLES, 0, failed);
        }
        if (!search(1, histories) && failed.isEmpty()) {
            search(histories + 1, Integer.parseInt(args[1]));
        }
        System.exit(0); // a history without an end may still be running
    }

    /** Whether anybody finds something in these of the histories; all of them look. */
    private static boolean search(int from, int to) {
        ReleaseGatePropertyTest property = new ReleaseGatePropertyTest();
        boolean found = search(Catcher.INVARIANTS, from, to, seed -> HistoryCheck.keepsTheInvariants(History.of(seed)));
        found |= search(Catcher.ORACLE, from, to, seed -> HistoryCheck.equalsTheOracle(History.of(seed)));
        found |= search(Catcher.PIECES, from, to, HistoryCheck::inPieces);
        found |= search(Catcher.PLAIN, from, to, property::shouldEqualPlainAggregationWithoutAGate);
        found |= search(Catcher.VERIFY, from, to, seed -> LedgerCheck.besideTheUnits(History.of(seed)));
        return found;
    }

    /** Names of the example tests that fail. */
    private static String examples() {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(
                        DiscoverySelectors.selectClass(ReleaseGateTest.class),
                        DiscoverySelectors.selectClass(ReleaseGateSizeTest.class),
                        DiscoverySelectors.selectClass(ReleaseStageTest.class))
                .filters(EngineFilter.includeEngines("junit-jupiter"))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Throwable fault =
                caught(EXAMPLES_SECONDS, () -> LauncherFactory.create().execute(request, summary));
        if (fault != null) {
            return name(fault);
        }
        Set<String> failed = new TreeSet<>();
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failed.add(failure.getTestIdentifier()
                        .getSource()
                        .map(source -> source instanceof MethodSource method ? method.getMethodName() : "a class")
                        .orElse("a test")));
        return String.join(", ", failed);
    }

    private static boolean search(Catcher catcher, int from, int to, LongConsumer check) {
        Random seeds = new Random(SEED);
        for (int history = 1; history <= to; history++) {
            long seed = seeds.nextLong();
            Throwable fault = history < from ? null : caught(HISTORY_SECONDS, () -> check.accept(seed));
            if (fault != null) {
                say(catcher, history, name(fault));
                return true;
            }
        }
        return false;
    }

    /** What it throws, or that it does not end; null when all is well. */
    private static @Nullable Throwable caught(long seconds, Runnable check) {
        FutureTask<Void> task = new FutureTask<>(check, null);
        Thread.ofPlatform().daemon().start(task);
        try {
            task.get(seconds, TimeUnit.SECONDS);
            return null;
        } catch (TimeoutException e) {
            return new AssertionError("[does not end]");
        } catch (java.util.concurrent.ExecutionException e) {
            return e.getCause();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The broken assertion's name, or the fault's own words. */
    private static String name(Throwable fault) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable at = fault; at != null; at = at.getCause()) {
            chain.add(at);
        }
        Throwable root = chain.getLast();
        String said = String.valueOf(root.getMessage()).strip();
        Matcher named = NAMED.matcher(said);
        if (named.find()) {
            return named.group(1);
        }
        String first = said.lines().findFirst().orElse("");
        return root instanceof AssertionError ? first : root.getClass().getSimpleName() + ": " + first;
    }

    private static void say(Catcher catcher, int histories, String what) {
        System.out.println(catcher + "\t" + histories + "\t" + what.replace('\t', ' '));
    }
}
