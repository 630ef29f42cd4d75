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
import org.opencontextgraph.schema.message.Clock;
import org.opencontextgraph.schema.message.Close;
import org.opencontextgraph.schema.message.MergePersons;
import org.opencontextgraph.schema.message.ResumeTrace;
import org.opencontextgraph.schema.message.RetractPerson;
import org.opencontextgraph.schema.message.RetractTrace;
import org.opencontextgraph.schema.message.SuspendTrace;
import org.opencontextgraph.schema.message.Sweep;
import org.opencontextgraph.schema.message.Trace;
import org.opencontextgraph.schema.message.TraceRef;

/**
 * A random history of one partition of the trace topic, and what happened in it. A seed gives the same history again.
 *
 * @param senders how many partitions say the time
 * @param happened names of what occurred
 */
record History(int senders, List<SpecificRecord> records, Set<String> happened) {
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final long START = 2000 * 7 * DAY;
    private static final List<String> LANES = List.of("live", "import");
    private static final List<List<String>> VARIANTS = List.of(
            List.of("open", "close"),
            List.of("open", "close"),
            List.of("open", "close"),
            List.of("open", "work", "close"),
            List.of("open", "work", "work", "close"),
            List.of("open", "other", "close"));

    static History of(long seed) {
        return new Teller(new Random(seed)).tell();
    }

    private static final class Teller {
        private final Random random;
        private final int senders;
        private final int persons;
        private final List<SpecificRecord> records = new ArrayList<>();
        private final Set<String> happened = new TreeSet<>();
        private final List<Trace> traces = new ArrayList<>();
        private final Set<String> gone = new HashSet<>();
        private final long[][] through;
        private int number;

        Teller(Random random) {
            this.random = random;
            this.senders = 1 + random.nextInt(3);
            this.persons = 10 + random.nextInt(8);
            this.through = new long[LANES.size()][senders];
            for (long[] lane : through) {
                java.util.Arrays.fill(lane, START);
            }
        }

        History tell() {
            int length = 80 + random.nextInt(160);
            int rare = 2 + random.nextInt(8);
            for (int i = 0; i < length; i++) {
                int dice = random.nextInt(100);
                if (dice < 82 - rare) {
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
            return new History(senders, List.copyOf(records), Collections.unmodifiableSet(happened));
        }

        private void bring() {
            int lane = random.nextInt(10) < 7 ? 0 : 1;
            String person = "person-" + random.nextInt(persons);
            String scope = random.nextInt(12) == 0 ? "group:a" : "everyone";
            List<String> steps = VARIANTS.get(random.nextInt(VARIANTS.size()));
            long now = now(lane);
            long end = now + (random.nextInt(30) - 18) * DAY / 2;
            if (Math.floorDiv(end, 7 * DAY) < Math.floorDiv(now, 7 * DAY)) {
                happened.add("late trace");
            }
            int many = random.nextInt(15) == 0 ? 12 : 1;
            for (int i = 0; i < many; i++) {
                List<Long> times = new ArrayList<>();
                for (int step = 0; step < steps.size(); step++) {
                    times.add(end - (steps.size() - 1L - step) * 1000 + i);
                }
                Trace trace = new Trace(LANES.get(lane), scope, "process", person, "trace-" + number++, steps, times);
                traces.add(trace);
                records.add(trace);
            }
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
            Trace trace = traces.get(random.nextInt(traces.size()));
            TraceRef ref = new TraceRef(
                    trace.getLane(), trace.getScope(), trace.getProcess(), trace.getPerson(), trace.getTrace());
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    happened.add("suspension");
                    records.add(new SuspendTrace(ref));
                    if (random.nextBoolean()) {
                        records.add(new ResumeTrace(ref));
                    }
                }
                case 2 -> {
                    happened.add("retraction");
                    records.add(new RetractTrace(ref));
                }
                case 3 -> {
                    happened.add("leaver");
                    records.add(new RetractPerson(trace.getPerson()));
                    traces.stream()
                            .filter(other -> other.getPerson().equals(trace.getPerson()))
                            .forEach(other -> gone.add(other.getTrace()));
                }
                case 4 -> {
                    happened.add("merge");
                    records.add(new MergePersons(trace.getPerson(), "person-" + random.nextInt(persons)));
                }
                default -> records.add(new Sweep(0L));
            }
        }

        private void close() {
            happened.add("close");
            for (int sender = 0; sender < senders; sender++) {
                records.add(new Close("import", sender, null));
            }
            bring();
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
