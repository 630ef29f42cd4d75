package org.opencontextgraph.compose.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.opencontextgraph.compose.bench.AccessResult.Percentiles;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.ingest.feed.FeedSettings;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.context.ScopedReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;
import org.opencontextgraph.query.server.context.VariantReader;
import org.opencontextgraph.query.server.personal.OwnReader;
import org.opencontextgraph.query.server.personal.PageQuery;
import org.opencontextgraph.query.server.personal.TimelineReader;

/**
 * What it costs that everyone sees exactly what they may: on a running instance, with the API's own readers.
 *
 * <p>Row-level security is measured as database time of the same statements, by the API's role and by one whom it does not
 * concern, in turns. A page of the timeline is measured whole, with finding the person, against the bare statement.
 */
public final class AccessBench {
    private static final int RESOURCES = 20_000;
    private static final int FLIPS = 20;
    private static final int WARMUP = 50;
    private static final int ROUNDS = 300;
    private static final int PAGE = 50;
    private static final String VARIANTS = "db.query.context_variants";
    private static final String BARE_TIMELINE = "select id, time, sequence, step, resource, process, lane"
            + " from personal.event where person = ? order by time desc, sequence desc, id desc limit ?";

    private final FeedSettings feed;
    private final Databases databases;
    private final PrintWriter err;

    /** @param feed of an instance in which something was released */
    public AccessBench(FeedSettings feed, Databases databases, PrintWriter err) {
        this.feed = feed;
        this.databases = databases;
        this.err = err;
    }

    private interface Task {
        void run() throws SQLException;
    }

    public AccessResult run() throws IOException, SQLException, InterruptedException {
        try (HikariDataSource ingest = databases.pool(Role.INGEST, 2);
                HikariDataSource api = databases.pool(Role.API, 2);
                HikariDataSource administrator = pool(databases.administrator())) {
            AclFlips flips = new AclFlips(feed, ingest, administrator);
            say("who may read what, changed " + FLIPS + " times");
            Percentiles visible = Percentiles.of(
                    flips.untilHidden(FLIPS).stream().map(Long::doubleValue).toList());
            say("who may read what, of " + RESOURCES + " new resources");
            double upserts = flips.upsertsPerSecond(RESOURCES);
            say("readers with many scopes");
            AccessWorld.fill(administrator);
            Map<Integer, Percentiles> principals = new LinkedHashMap<>();
            for (int scopes : AccessWorld.SCOPES) {
                principals.put(scopes, principals(api, scopes));
            }
            double[] rls = rowLevelSecurity(api, administrator);
            double[] processes = processes(api);
            double[] timeline = timeline(api, administrator);
            return new AccessResult(
                    upserts,
                    visible,
                    principals,
                    rls[0],
                    rls[1],
                    processes[0],
                    processes[1],
                    timeline[0],
                    timeline[1],
                    timeline[2],
                    timeline[3]);
        }
    }

    /** From the token's subject to the decided scopes. */
    private static Percentiles principals(DataSource api, int scopes) throws SQLException {
        ScopedReader reader = new ScopedReader(api, histogram());
        Caller caller = caller(scopes);
        return Percentiles.of(inTurns(List.of(() -> {
                    boolean found = reader.read(caller, false, "db.query.nothing", _ -> true);
                    expect(found, "the reader sees something");
                }))
                .getFirst());
    }

    /** Database time of the variants' statements: with it, and without. */
    private static double[] rowLevelSecurity(DataSource api, DataSource administrator) throws SQLException {
        Histogram with = histogram();
        Histogram without = histogram();
        VariantReader secured = variants(api, with);
        VariantReader bare = variants(administrator, without);
        List<Double> withIt = new ArrayList<>();
        List<Double> withoutIt = new ArrayList<>();
        for (int round = 0; round < WARMUP + ROUNDS; round++) {
            double one = spent(with, () -> page(secured, AccessWorld.OPEN, PAGE));
            double other = spent(without, () -> page(bare, AccessWorld.OPEN, PAGE));
            if (round >= WARMUP) {
                withIt.add(one);
                withoutIt.add(other);
            }
        }
        return new double[] {
            Percentiles.of(withIt).p50(), Percentiles.of(withoutIt).p50()
        };
    }

    /** The whole answer about a process that the caller may see, and about one that they may not. */
    private static double[] processes(DataSource api) throws SQLException {
        VariantReader reader = variants(api, histogram());
        List<List<Double>> turns =
                inTurns(List.of(() -> page(reader, AccessWorld.OPEN, PAGE), () -> page(reader, AccessWorld.CLOSED, 0)));
        return new double[] {
            Percentiles.of(turns.getFirst()).p50(),
            Percentiles.of(turns.getLast()).p50()
        };
    }

    /** The first page, the bare statement, finding the person alone, and a transaction that asks nothing. */
    private static double[] timeline(DataSource api, DataSource administrator) throws SQLException {
        int scopes = AccessWorld.SCOPES.getFirst();
        TimelineReader reader = new TimelineReader(new OwnReader(api, histogram()));
        Optional<Subject> subject = Optional.of(new Subject(AccessWorld.reader(scopes)));
        List<List<Double>> turns = inTurns(List.of(
                () -> expect(
                        reader.timeline(subject, new PageQuery(PAGE, Optional.empty()))
                                        .items()
                                        .size()
                                == PAGE,
                        "a page of events"),
                () -> expect(bareTimeline(administrator, scopes) == PAGE + 1, "as many rows"),
                () -> inTransaction(
                        api, open -> expect(!Principals.enter(open, subject).isEmpty(), "a known person")),
                () -> inTransaction(api, AccessBench::nothing)));
        return turns.stream().mapToDouble(turn -> Percentiles.of(turn).p50()).toArray();
    }

    private interface Question {
        void ask(Connection connection) throws SQLException;
    }

    private static void inTransaction(DataSource api, Question question) throws SQLException {
        try (Connection connection = api.getConnection()) {
            connection.setAutoCommit(false);
            question.ask(connection);
            connection.rollback();
        }
    }

    private static void nothing(Connection connection) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement("select 1");
                ResultSet answer = ask.executeQuery()) {
            expect(answer.next(), "one row");
        }
    }

    private static int bareTimeline(DataSource administrator, int scopes) throws SQLException {
        try (Connection connection = administrator.getConnection();
                PreparedStatement select = connection.prepareStatement(BARE_TIMELINE)) {
            select.setString(1, AccessWorld.person(scopes));
            select.setInt(2, PAGE + 1);
            int rows = 0;
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    for (int column = 1; column <= 7; column++) {
                        Object _ = found.getObject(column);
                    }
                    rows++;
                }
            }
            return rows;
        }
    }

    private static VariantReader variants(DataSource database, Histogram seconds) {
        return new VariantReader(new ScopedReader(database, seconds), Rounding.TO_K);
    }

    private static void page(VariantReader reader, String process, int rows) throws SQLException {
        var query =
                new VariantReader.Query(Selection.all(process), StepFilter.NONE, Sort.COUNT, 0, PAGE, Optional.empty());
        int found = reader.variants(caller(AccessWorld.SCOPES.getFirst()), query)
                .items()
                .rows()
                .size();
        expect(found == rows, "a page of variants");
    }

    private static Caller caller(int scopes) {
        return new Caller(
                new TreeSet<>(List.of("everyone")),
                Set.of(UserRole.USER),
                Optional.of(new Subject(AccessWorld.reader(scopes))));
    }

    private static double spent(Histogram histogram, Task task) throws SQLException {
        double before = histogram.labels(VARIANTS).get().sum;
        task.run();
        return (histogram.labels(VARIANTS).get().sum - before) * 1_000;
    }

    /** @return milliseconds of each task's rounds, without those that warmed up */
    private static List<List<Double>> inTurns(List<Task> tasks) throws SQLException {
        List<List<Double>> all = new ArrayList<>();
        tasks.forEach(_ -> all.add(new ArrayList<>()));
        for (int round = 0; round < WARMUP + ROUNDS; round++) {
            for (int task = 0; task < tasks.size(); task++) {
                long began = System.nanoTime();
                tasks.get(task).run();
                double millis = (System.nanoTime() - began) / 1e6;
                if (round >= WARMUP) {
                    all.get(task).add(millis);
                }
            }
        }
        return all;
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("not so: " + what);
        }
    }

    private static Histogram histogram() {
        return Histogram.build("seconds", "of the benchmark")
                .labelNames("query")
                .create();
    }

    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }

    private void say(String what) {
        err.println("ocg: bench: " + what);
        err.flush();
    }
}
