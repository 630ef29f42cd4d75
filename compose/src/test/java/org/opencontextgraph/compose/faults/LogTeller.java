package org.opencontextgraph.compose.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.compose.e2e.LogTasks;
import org.opencontextgraph.compose.e2e.LogTasks.LogTask;
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
 * Tells a public log as the personal room would, and takes things back on the way: the same tasks in every partition, each time
 * as another process with other traces taken back, and the persons the same everywhere. A seed gives the same log again.
 */
final class LogTeller {
    static final String LANE = "import";

    /** A lane without traces; when it closes, all that came before is done. */
    static final String END = "end";

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int RECENT = 300;

    /** Enough for everything to happen, and few enough for an undisturbed run of some seconds. */
    private static final int TASKS = 1_500;

    private final Random random;
    private final RecordedLog.Draft draft;
    private final List<LogTask> tasks;
    private final List<String> persons;
    private final Set<String> leavers = new HashSet<>();
    private final List<List<TraceRef>> told = new ArrayList<>();
    private final List<List<TraceRef>> suspended = new ArrayList<>();
    private final List<Trace> late = new ArrayList<>();

    private LogTeller(Random random, int partitions, List<LogTask> tasks) {
        this.random = random;
        this.draft = new RecordedLog.Draft(partitions);
        this.tasks = tasks;
        this.persons = new ArrayList<>(tasks.stream()
                .map(task -> task.key().person())
                .distinct()
                .sorted()
                .toList());
        Collections.shuffle(persons, random);
        for (int partition = 0; partition < partitions; partition++) {
            told.add(new ArrayList<>());
            suspended.add(new ArrayList<>());
        }
    }

    static RecordedLog tell(String log, int partitions, long seed) {
        return new LogTeller(new Random(seed), partitions, beginning(log)).tell();
    }

    private static List<LogTask> beginning(String log) {
        List<LogTask> tasks = LogTasks.of(log);
        return tasks.subList(0, Math.min(TASKS, tasks.size()));
    }

    private RecordedLog tell() {
        long next = Long.MIN_VALUE;
        for (int number = 0; number < tasks.size(); number++) {
            LogTask task = tasks.get(number);
            long ended = task.times().getLast();
            if (ended > next) {
                time(ended - 1);
                next = ended + DAY * (2 + random.nextInt(5));
            }
            for (int partition = 0; partition < draft.count(); partition++) {
                bring(partition, task);
                takeBack(partition);
            }
            onceInAWhile(number);
        }
        late.forEach(this::send);
        close(LANE);
        leave(persons.get(7));
        draft.addEverywhere(new Sweep(0L));
        close(END);
        return draft.done(leavers);
    }

    private void bring(int partition, LogTask task) {
        Trace trace = new Trace(
                LANE,
                "everyone",
                "receipt-" + partition,
                task.key().person(),
                partition + "/" + task.key().trace(),
                task.steps(),
                task.times());
        if (random.nextInt(50) == 0) {
            late.add(trace);
        } else {
            send(trace);
        }
        if (late.size() > 40) {
            send(late.remove(random.nextInt(late.size())));
        }
    }

    private void send(Trace trace) {
        int partition = trace.getProcess().charAt(trace.getProcess().length() - 1) - '0';
        draft.add(partition, trace);
        told.get(partition)
                .add(new TraceRef(
                        trace.getLane(), trace.getScope(), trace.getProcess(), trace.getPerson(), trace.getTrace()));
    }

    /** "Everything up to this time has been sent", by every sender, each with an opinion of its own on how long ago. */
    private void time(long through) {
        for (int sender : senders()) {
            draft.addEverywhere(new Clock(LANE, sender, through - random.nextLong(DAY / 2), null));
        }
    }

    private void takeBack(int partition) {
        List<TraceRef> known = told.get(partition);
        if (known.isEmpty()) {
            return;
        }
        TraceRef one = known.get(Math.max(0, known.size() - 1 - random.nextInt(RECENT)));
        switch (random.nextInt(200)) {
            case 0, 1, 2, 3, 4 -> {
                suspended.get(partition).add(one);
                draft.add(partition, new SuspendTrace(one));
            }
            case 5, 6, 7, 8 -> {
                List<TraceRef> out = suspended.get(partition);
                if (!out.isEmpty()) {
                    draft.add(partition, new ResumeTrace(out.remove(random.nextInt(out.size()))));
                }
            }
            case 9 -> draft.add(partition, new RetractTrace(one));
            default -> {}
        }
    }

    /** What concerns everybody; the numbers are tasks that have been told by then. */
    private void onceInAWhile(int number) {
        int eighth = tasks.size() / 8;
        if (number % (eighth / 2) == 0) {
            draft.addEverywhere(new Sweep(0L));
        }
        if (number == eighth) {
            draft.addEverywhere(new MergePersons(persons.get(0), persons.get(1)));
            draft.addEverywhere(new MergePersons(persons.get(2), persons.get(3)));
            nonsense();
        } else if (number == 2 * eighth) {
            leave(persons.get(4));
        } else if (number == 3 * eighth) {
            draft.addEverywhere(new UnmergePersons(persons.get(0)));
            draft.addEverywhere(new MergePersons(persons.get(5), persons.get(6)));
        } else if (number == 4 * eighth) {
            draft.addEverywhere(new Epoch(1L, 6, 12, 7 * DAY, 3, 8, List.of()));
            leavers.add(persons.get(2)); // whoever was merged into a leaver leaves as well
            leave(persons.get(3));
        } else if (number == 6 * eighth) {
            leave(persons.get(8));
        } else if (number == 7 * eighth) {
            draft.addEverywhere(new WithdrawEpoch(0L));
        }
    }

    private void leave(String person) {
        leavers.add(person);
        draft.addEverywhere(new RetractPerson(person));
    }

    /** What has to end in the dead letters, in every run alike. */
    private void nonsense() {
        draft.addEverywhere(new MergePersons(persons.get(1), persons.get(1)));
        draft.addEverywhere(new Epoch(1L, 4, 10, 7 * DAY, 4, 10, List.of()));
        draft.add(1, new Trace(LANE, "", "receipt-1", persons.get(1), "1/unreadable", List.of("a"), List.of(0L)));
        draft.addRubbish(2, new byte[] {1, 2, 3});
    }

    private void close(String lane) {
        for (int sender : senders()) {
            draft.addEverywhere((SpecificRecord) new Close(lane, sender, null));
        }
    }

    private List<Integer> senders() {
        List<Integer> senders =
                new ArrayList<>(IntStream.range(0, draft.count()).boxed().toList());
        Collections.shuffle(senders, random);
        return senders;
    }
}
