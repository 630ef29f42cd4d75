package org.opencontextgraph.compose.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.materializer.DirectTables;

/** Random companies, one after the other in one database and behind one door. */
final class Companies implements AutoCloseable {
    private static final int CHANGES = 6;
    private static final int SAMPLE = 3;

    static final String SEES_NOTHING = "(of all that is released somebody sees nothing)";
    static final String SEES_A_PART = "(of all that is released somebody sees a part)";
    static final String SEES_ALL = "(of all that is released somebody sees all)";

    private final Store store;
    private final DirectTables tables;
    private final Path directory;
    private final Fault fault;
    private long requests;

    /** @param differences empty: everything was as the model says; else where, and how */
    record Outcome(Set<String> happened, List<String> differences) {}

    Companies(Fault fault) throws IOException, SQLException {
        this.fault = fault;
        store = Store.migrated();
        store.run(fault.sql());
        tables = new DirectTables(store.as(Role.MATERIALIZER), store.as(Role.MATERIALIZER_PERSONAL));
        directory = Files.createTempDirectory(Path.of("target"), "access-");
    }

    /** Lets a company live through some changes, and after each asks everything on behalf of some callers. */
    Outcome run(long seed) throws IOException, InterruptedException, SQLException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L); // neighbouring seeds would draw alike
        int k = 2 + random.nextInt(4);
        store.empty();
        List<String> happened = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        List<String> differences = new ArrayList<>();
        // an API of its own: units of another company may have the same ids, which it takes for the same units
        try (Door door = new Door(store, fault);
                Chain chain = new Chain(k, directory, tables, fault)) {
            World world = new World(random, k, chain, door);
            Model model = new Model(world.facts, chain);
            Comparison comparison = new Comparison(model, door, differences, random);
            door.open(world::optedOut);
            world.work(5);
            for (int step = 0; step <= CHANGES && differences.isEmpty(); step++) {
                Change change = world.any(List.of(Change.values()));
                if (step > 0) {
                    change.happen(world);
                    happened.add(change.words());
                }
                chain.flush();
                if (step > 0 && change == Change.SWEEP) {
                    differences.addAll(model.leftOver());
                }
                differences.addAll(model.forbidden());
                compare(comparison, world);
                seen.addAll(sights(model, world));
            }
            requests += door.requests();
        }
        if (!differences.isEmpty()) {
            differences.addFirst("seed " + seed + ", after " + happened);
        }
        seen.addAll(happened);
        return new Outcome(seen, differences);
    }

    private static void compare(Comparison comparison, World world) throws IOException, InterruptedException {
        List<Caller> callers = new ArrayList<>(world.callers());
        Collections.shuffle(callers, world.random);
        for (Caller caller : callers.subList(0, SAMPLE)) {
            comparison.released(caller, world.any(World.PROCESSES));
            comparison.own(caller);
            comparison.explained(caller, world.any(World.PROCESSES));
        }
    }

    /** That there was something to see, and for whom. */
    private static List<String> sights(Model model, World world) {
        int shown = model.shown();
        List<String> sights = new ArrayList<>();
        for (Caller caller : world.callers()) {
            int seen = model.figures(caller).units().size();
            if (shown > 0) {
                sights.add(seen == 0 ? SEES_NOTHING : seen < shown ? SEES_A_PART : SEES_ALL);
            }
        }
        return sights;
    }

    long requests() {
        return requests;
    }

    @Override
    public void close() throws SQLException {
        tables.close();
    }
}
