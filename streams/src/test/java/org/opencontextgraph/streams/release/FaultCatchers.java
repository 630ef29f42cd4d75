package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
 * with a faulty gate before the real one on its class path.
 *
 * <p>It prints a line for each catcher: its name, after how many histories it found something (0 if it needs none, -1 if
 * it found nothing), and what failed; separated by tabs. It ends with the first catcher that does not, for that one may
 * be using up the machine under the others.
 */
final class FaultCatchers {
    static final int NOTHING = -1;
    private static final long SEED = 1;
    /** How long a history may take, and all examples together. */
    private static final long HISTORY_SECONDS = 30;

    private static final long EXAMPLES_SECONDS = 180;
    private static final String DOES_NOT_END = "does not end";
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

    /** Arguments: the first and the last history, and who looks. */
    public static void main(String[] args) {
        int from = Integer.parseInt(args[0]);
        int to = Integer.parseInt(args[1]);
        for (String name : Arrays.asList(args).subList(2, args.length)) {
            Catcher catcher = Catcher.valueOf(name);
            boolean ends = catcher == Catcher.EXAMPLES ? examples() : search(catcher, from, to);
            if (!ends) {
                break;
            }
        }
        System.exit(0); // what does not end is still running
    }

    private static boolean examples() {
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
            return say(Catcher.EXAMPLES, 0, name(fault));
        }
        Set<String> failed = new TreeSet<>();
        summary.getSummary()
                .getFailures()
                .forEach(failure -> failed.add(failure.getTestIdentifier()
                        .getSource()
                        .map(source -> source instanceof MethodSource method ? method.getMethodName() : "a class")
                        .orElse("a test")));
        return say(Catcher.EXAMPLES, failed.isEmpty() ? NOTHING : 0, String.join(", ", failed));
    }

    private static void look(Catcher catcher, long seed) {
        switch (catcher) {
            case EXAMPLES -> throw new IllegalArgumentException("examples need no history");
            case INVARIANTS -> HistoryCheck.keepsTheInvariants(History.of(seed));
            case ORACLE -> HistoryCheck.equalsTheOracle(History.of(seed));
            case PIECES -> HistoryCheck.inPieces(History.of(seed), new Random(~seed));
            case PLAIN -> new ReleaseGatePropertyTest().shouldEqualPlainAggregationWithoutAGate(seed);
            case VERIFY -> LedgerCheck.besideTheUnits(History.of(seed));
        }
    }

    private static boolean search(Catcher catcher, int from, int to) {
        Random seeds = new Random(SEED);
        for (int history = 1; history <= to; history++) {
            long seed = seeds.nextLong();
            Throwable fault = history < from ? null : caught(HISTORY_SECONDS, () -> look(catcher, seed));
            if (fault != null) {
                return say(catcher, history, name(fault));
            }
        }
        return say(catcher, NOTHING, "");
    }

    /** What it throws, or that it does not end; null when all is well. */
    private static @Nullable Throwable caught(long seconds, Runnable check) {
        FutureTask<Void> task = new FutureTask<>(check, null);
        Thread.ofPlatform().daemon().start(task);
        try {
            task.get(seconds, TimeUnit.SECONDS);
            return null;
        } catch (TimeoutException e) {
            return new AssertionError("[" + DOES_NOT_END + "]");
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

    /** @return whether it ended */
    private static boolean say(Catcher catcher, int histories, String what) {
        System.out.println(catcher + "\t" + histories + "\t" + what.replace('\t', ' '));
        return !what.equals(DOES_NOT_END);
    }
}
