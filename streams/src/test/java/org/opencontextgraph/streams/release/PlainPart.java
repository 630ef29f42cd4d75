package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Trace;

/** The oracle's view of a trace, or of one of its transitions, and where it stands. */
final class PlainPart {
    private static final String BEGIN = "^";
    private static final String END = "$";

    static final Comparator<PlainPart> BY_AGE = Comparator.comparingLong((PlainPart part) -> part.window)
            .thenComparingLong(part -> part.trace.getTimes().getLast())
            .thenComparing(part -> part.trace.getPerson())
            .thenComparing(part -> part.trace.getTrace())
            .thenComparingInt(part -> part.position);

    final Trace trace;
    final long epoch;
    final int position;
    final List<PlainUnit> origins = new ArrayList<>();
    /** Empty for a whole trace. */
    private List<String> context = List.of();

    private final String next;
    long window;
    boolean suspended;
    boolean gone;

    @Nullable
    PlainUnit unit;

    private PlainPart(Trace trace, long epoch, int position, long window, String next) {
        this.trace = trace;
        this.epoch = epoch;
        this.position = position;
        this.window = window;
        this.next = next;
    }

    static PlainPart whole(Trace trace, long epoch, long window) {
        return new PlainPart(trace, epoch, 0, window, "");
    }

    /** Null when it goes to or from {@code other}. */
    static @Nullable PlainPart transition(Trace trace, long epoch, int number, long window) {
        List<String> symbols = new ArrayList<>(List.of(BEGIN));
        symbols.addAll(trace.getSteps());
        symbols.add(END);
        if (symbols.get(number).equals("other") || symbols.get(number - 1).equals("other")) {
            return null;
        }
        List<String> before = symbols.subList(0, number);
        before = before.subList(before.lastIndexOf("other") + 1, number);
        PlainPart part = new PlainPart(trace, epoch, number, window, symbols.get(number));
        part.context = List.copyOf(before.subList(Math.max(0, before.size() - 4), before.size()));
        return part;
    }

    static List<String> family(Trace trace) {
        return List.of(trace.getLane(), trace.getScope(), trace.getProcess());
    }

    String lane() {
        return trace.getLane();
    }

    boolean isPooled() {
        return !gone && unit == null;
    }

    /** 5 for a whole trace, else the length of the context. */
    int order() {
        return position == 0 ? 5 : context.size();
    }

    void shorten() {
        context = context.subList(1, context.size());
    }

    List<Object> pool() {
        return List.of(family(trace), epoch, key());
    }

    /** The whole sequence, or the context and what followed. */
    List<Object> key() {
        return position == 0 ? List.of(trace.getSteps()) : List.of(context, next);
    }

    /** The same, of a published row. */
    static List<Object> key(Level level, List<String> steps, boolean begins, boolean ends) {
        if (level == Level.L0) {
            return List.of(steps);
        }
        List<String> context = new ArrayList<>(begins ? List.of(BEGIN) : List.of());
        context.addAll(ends ? steps : steps.subList(0, steps.size() - 1));
        return List.of(context, ends ? END : steps.getLast());
    }

    /** Times in milliseconds between steps: of the transition, or of all, and last from the first step to the last. */
    List<Long> durations() {
        List<Long> times = trace.getTimes();
        List<Long> durations = new ArrayList<>();
        for (int step = 1; step < times.size(); step++) {
            if (position == 0 || position == step + 1) {
                durations.add(times.get(step) - times.get(step - 1));
            }
        }
        if (position == 0) {
            durations.add(times.getLast() - times.getFirst());
        }
        return durations;
    }

    Comparator<String> secretOrder(ReleaseSettings settings, long tick) {
        Fingerprint family = new PoolFamily(trace.getLane(), trace.getScope(), trace.getProcess()).id();
        boolean begins = position == 0 || context.getFirst().equals(BEGIN);
        boolean ends = position == 0 || next.equals(END);
        List<String> steps = new ArrayList<>(position == 0 ? trace.getSteps() : context);
        steps.remove(BEGIN);
        if (!ends) {
            steps.add(next);
        }
        PoolKey key = new PoolKey(family, epoch, position == 0 ? Level.L0 : Level.L1, steps, begins, ends);
        Fingerprint pool = Fingerprint.of(key.toRow());
        Mac mac = settings.secret().mac();
        return Comparator.comparing(
                person -> mac.doFinal(new RowWriter(64)
                        .fingerprint(pool)
                        .fixed(tick)
                        .text(person)
                        .done()),
                Arrays::compareUnsigned);
    }
}
