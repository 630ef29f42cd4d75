package org.opencontextgraph.streams.release;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.Epoch;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;
import org.opencontextgraph.schema.message.UnmergePersons;
import org.opencontextgraph.schema.message.WithdrawEpoch;

/**
 * A random history of one partition of the trace topic, and what happened in it. A seed gives the same history again.
 *
 * @param name to find it again
 * @param senders how many partitions say the time
 * @param happened names of what occurred
 */
record History(String name, int senders, ReleaseSettings settings, List<SpecificRecord> records, Set<String> happened) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 2000 * 7 * DAY;
    private static final List<String> LANES = List.of("live", "import");
    private static final List<String> GROUPS = List.of("group:a", "group:a,group:b");
    private static final List<List<String>> VARIANTS = List.of(
            List.of("open", "close"),
            List.of("open", "close"),
            List.of("open", "close"),
            List.of("open", "work", "close"),
            List.of("open", "work", "work", "close"),
            List.of("open", "wait", "open", "close"),
            List.of("open", "other", "close"));

    static History of(long seed) {
        return new Teller(new Random(seed)).tell("seed " + seed);
    }

    private static final class Teller {
        private final Random random;
        private final int senders;
        private final int persons;
        private final ReleaseSettings settings;
        private final boolean epochs;
        /** Many persons who do the same: for timing rows. */
        private final boolean crowded;

        private final List<SpecificRecord> records = new ArrayList<>();
        private final Set<String> happened = new TreeSet<>();
        private final List<Trace> traces = new ArrayList<>();
        private final List<TraceRef> suspended = new ArrayList<>();
        private final List<String> merged = new ArrayList<>();
        private final Set<String> gone = new HashSet<>();
        private final PlainAliases aliases = new PlainAliases();
        private final long[][] through;
        private @Nullable Trace last;
        private int number;
        private long epoch;

        Teller(Random random) {
            this.random = random;
            this.senders = 1 + random.nextInt(3);
            // few of many persons are regulars, so that not everybody does everything
            this.crowded = random.nextInt(6) == 0;
            this.persons = crowded ? 50 : 12 + random.nextInt(28);
            this.epochs = random.nextInt(3) == 0;
            this.through = new long[LANES.size()][senders];
            for (long[] lane : through) {
                java.util.Arrays.fill(lane, START);
            }
            int k = 2 + random.nextInt(3);
            ReleaseSettings standard = ReleaseSettings.standard(GateRun.secret(random.nextInt(100)))
                    .unsafely(k, random.nextInt(4) > 0, random.nextInt(4) > 0);
            this.settings = random.nextBoolean() ? standard : standard.withPolicy(policy(0, k));
        }

        /** Small quorums, so that small histories release something; never the default ones. */
        private Policy policy(long epoch, int k) {
            List<String> managers = random.nextBoolean() ? List.of("group:a") : List.of();
            long window = List.of(7 * DAY, 7 * DAY, DAY, 28 * DAY, 5 * DAY).get(random.nextInt(5));
            return new Policy(
                    epoch, k, k + random.nextInt(3), window, random.nextInt(6), 1 + random.nextInt(10), managers);
        }

        History tell(String name) {
            int length = 80 + random.nextInt(200);
            int rare = 4 + random.nextInt(10);
            for (int i = 0; i < length; i++) {
                int dice = random.nextInt(100);
                if (dice < 80 - rare) {
                    bring();
                } else if (dice < 96 - rare) {
                    time();
                } else if (dice < 98 - rare) {
                    again();
                } else {
                    takeBack();
                }
            }
            if (random.nextBoolean()) {
                close();
            }
            return new History(name, senders, settings, List.copyOf(records), Collections.unmodifiableSet(happened));
        }

        private void bring() {
            int lane = random.nextInt(10) < 7 ? 0 : 1;
            String person = person();
            String scope = random.nextInt(12) == 0 ? GROUPS.get(random.nextInt(GROUPS.size())) : "everyone";
            String process = random.nextInt(30) == 0 ? "another" : "process";
            List<String> steps = VARIANTS.get(crowded && random.nextBoolean() ? 0 : random.nextInt(VARIANTS.size()));
            boolean isLong = random.nextInt(500) == 0;
            if (isLong) {
                steps = Collections.nCopies(257 + random.nextInt(3), "again");
            }
            long now = now(lane);
            long end = now + (random.nextInt(30) - 18) * DAY / 2;
            if (Math.floorDiv(end, 7 * DAY) < Math.floorDiv(now, 7 * DAY)) {
                happened.add("late trace");
            }
            int many = !isLong && random.nextInt(15) == 0 ? 12 : 1;
            for (int i = 0; i < many; i++) {
                List<Long> times = new ArrayList<>();
                long time = end + i;
                for (int step = 0; step < steps.size(); step++) {
                    times.addFirst(time);
                    time -= random.nextLong(step == 0 ? 900_000 : 5_000);
                }
                Trace trace = new Trace(LANES.get(lane), scope, process, person, "trace-" + number++, steps, times);
                traces.add(trace);
                records.add(trace);
            }
        }

        private String person() {
            int one = random.nextInt(persons);
            return "person-" + (crowded || random.nextInt(3) == 0 ? one : Math.min(one, random.nextInt(persons)));
        }

        private void time() {
            int lane = random.nextInt(10) < 7 ? 0 : 1;
            long step = (1 + random.nextInt(random.nextInt(8) == 0 ? 40 : 10)) * DAY;
            boolean all = random.nextInt(3) > 0;
            int one = random.nextInt(senders);
            long to = through[lane][one] + step;
            for (int sender = 0; sender < senders; sender++) {
                if (all || sender == one) {
                    through[lane][sender] = Math.max(through[lane][sender], to);
                    records.add(new Clock(LANES.get(lane), sender, through[lane][sender], null));
                }
            }
        }

        private void again() {
            if (!traces.isEmpty()) {
                Trace trace = traces.get(random.nextInt(traces.size()));
                if (!gone.contains(trace.getTrace())) {
                    happened.add("duplicate");
                    records.add(trace);
                }
            }
        }

        private void takeBack() {
            if (traces.isEmpty()) {
                return;
            }
            Trace trace = one();
            TraceRef ref = new TraceRef(
                    trace.getLane(), trace.getScope(), trace.getProcess(), trace.getPerson(), trace.getTrace());
            switch (random.nextInt(epochs ? 17 : 13)) {
                case 0, 1, 2 -> {
                    happened.add("suspension");
                    records.add(new SuspendTrace(ref));
                    suspended.add(ref);
                }
                case 3, 4, 5 -> {
                    if (!suspended.isEmpty()) {
                        happened.add("resumption");
                        records.add(new ResumeTrace(suspended.remove(random.nextInt(suspended.size()))));
                    }
                }
                case 6 -> {
                    happened.add("retraction");
                    records.add(new RetractTrace(ref));
                }
                case 7, 8 -> {
                    happened.add("leaver");
                    records.add(new RetractPerson(trace.getPerson()));
                    Set<String> leavers = aliases.leave(trace.getPerson());
                    traces.stream()
                            .filter(other -> leavers.contains(other.getPerson()))
                            .forEach(other -> gone.add(other.getTrace()));
                }
                case 9, 10 -> {
                    happened.add("merge");
                    String into = "person-" + random.nextInt(persons);
                    merged.add(trace.getPerson());
                    aliases.merge(trace.getPerson(), into);
                    records.add(new MergePersons(trace.getPerson(), into));
                }
                case 11 -> {
                    if (!merged.isEmpty()) {
                        happened.add("undo of a merge");
                        String person = merged.remove(random.nextInt(merged.size()));
                        aliases.undo(person);
                        records.add(new UnmergePersons(person));
                    }
                }
                case 12 -> {
                    happened.add("sweep");
                    records.add(new Sweep(0L));
                }
                default -> changeRules();
            }
        }

        /** Often one of the same pool as the last time: what happens to two traces of one unit is worth seeing. */
        private Trace one() {
            Trace trace = traces.get(random.nextInt(traces.size()));
            for (int tries = random.nextInt(2) * 20; tries > 0 && !isLike(last, trace); tries--) {
                trace = traces.get(random.nextInt(traces.size()));
            }
            last = trace;
            return trace;
        }

        private static boolean isLike(@Nullable Trace one, Trace other) {
            return one == null
                    || (one.getSteps().equals(other.getSteps())
                            && one.getLane().equals(other.getLane())
                            && one.getScope().equals(other.getScope())
                            && one.getProcess().equals(other.getProcess()));
        }

        private void changeRules() {
            if (epoch > 0 && random.nextBoolean()) {
                happened.add("withdrawn epoch");
                records.add(new WithdrawEpoch((long) random.nextInt((int) epoch)));
                return;
            }
            happened.add("epoch");
            Policy policy = policy(++epoch, 2 + random.nextInt(3));
            records.add(new Epoch(
                    policy.epoch(),
                    policy.k(),
                    policy.managerK(),
                    policy.window(),
                    policy.carry(),
                    policy.cap(),
                    policy.managers()));
        }

        private void close() {
            happened.add("close");
            for (int sender = 0; sender < senders; sender++) {
                records.add(new Close("import", sender, null));
            }
            bring();
            for (int i = random.nextInt(6); i > 0; i--) {
                takeBack();
            }
        }

        private long now(int lane) {
            long least = Long.MAX_VALUE;
            for (long time : through[lane]) {
                least = Math.min(least, time);
            }
            return least;
        }
    }
}
