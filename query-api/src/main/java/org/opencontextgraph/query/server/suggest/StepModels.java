package org.opencontextgraph.query.server.suggest;

import static org.opencontextgraph.database.jooq.context.Tables.RELEASE;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.context.ScopedReader;
import org.opencontextgraph.query.server.release.VisibleRelease;
import org.opencontextgraph.query.server.release.VisibleRelease.Part;

/**
 * The models of the processes that are asked for, in memory, one for each scope: shared by all who may read the scope.
 *
 * <p>A model is brought up to date by the first caller who sees that its release has another revision, under the row-level
 * security of that caller: new units are read, those that are gone are taken away. What a caller may not read changes nothing.
 */
public final class StepModels {
    private static final String QUERY = "db.query.context_units";
    /** Of the heap that the JVM may have. */
    private static final double SHARE = 0.15;

    /** What a step of a unit takes, with all the contexts that it is in. */
    private static final int BYTES_PER_STEP = 500;

    private final ScopedReader reader;
    private final Cache<Key, SharedModel> models = Caffeine.newBuilder()
            .maximumWeight((long) (SHARE * Runtime.getRuntime().maxMemory()) / BYTES_PER_STEP)
            .weigher((Key _, SharedModel model) -> model.size())
            .build();

    private record Key(String scope, String process) {}

    public StepModels(ScopedReader reader) {
        this.reader = reader;
    }

    /**
     * Asks the models of what a caller may see.
     *
     * @param release of one process
     * @param question gets the scopes' models, which do not change meanwhile; it must not keep them
     */
    public <T> T ask(Caller caller, VisibleRelease release, Function<Visible, T> question) throws SQLException {
        List<SharedModel> shared = new ArrayList<>();
        for (Part part : release.parts()) {
            Key key = new Key(part.scope(), part.process());
            SharedModel model = models.get(key, _ -> new SharedModel());
            boolean visible = model.isAt(part);
            if (!visible) {
                visible = model.update(part, it -> update(caller, part, it));
                models.put(key, model); // weighed again
            }
            if (visible) {
                shared.add(model);
            }
        }
        return SharedModel.ask(
                shared,
                visible -> question.apply(new Visible(
                        visible.stream().map(ScopeModel::model).toList(),
                        visible.stream()
                                .flatMap(model -> model.newest().stream())
                                .max(Instant::compareTo))));
    }

    /**
     * @param scopes their models
     * @param newest end of the newest window that any of them learned from
     */
    public record Visible(List<StepModel> scopes, Optional<Instant> newest) {}

    /** Whether the caller still sees it. */
    private boolean update(Caller caller, Part part, ScopeModel model) throws SQLException {
        boolean visible = reader.read(caller, false, QUERY, sql -> {
            Optional<String> revision = sql.select(RELEASE.REVISION)
                    .from(RELEASE)
                    .where(RELEASE.SCOPE.eq(part.scope()).and(RELEASE.PROCESS.eq(part.process())))
                    .fetchOptional(row -> row.value1().toString());
            revision.ifPresent(now -> {
                read(sql, part, model);
                model.isAtNow(now);
            });
            return revision.isPresent();
        });
        return visible;
    }

    private static void read(DSLContext sql, Part part, ScopeModel model) {
        Condition ofPart = RELEASE_UNIT.SCOPE.eq(part.scope()).and(RELEASE_UNIT.PROCESS.eq(part.process()));
        List<String> published =
                sql.select(RELEASE_UNIT.UNIT).from(RELEASE_UNIT).where(ofPart).fetch(RELEASE_UNIT.UNIT);
        Set<String> missing = model.keep(published);
        Condition wanted = missing.size() == published.size()
                ? ofPart
                : ofPart.and(RELEASE_UNIT.UNIT.eq(DSL.any(missing.toArray(String[]::new))));
        if (!missing.isEmpty()) {
            units(sql, wanted).forEach(model::add);
        }
    }

    private static List<UnitSteps> units(DSLContext sql, Condition wanted) {
        Map<String, String> names = new HashMap<>(); // the same few in all rows: each once in memory
        UnaryOperator<String> once = name -> names.computeIfAbsent(name, it -> it);
        return sql.select(
                        RELEASE_UNIT.UNIT,
                        RELEASE_UNIT.CUT,
                        RELEASE_UNIT.K,
                        RELEASE_UNIT.LEVEL,
                        RELEASE_UNIT.STEPS,
                        RELEASE_UNIT.BEGINS,
                        RELEASE_UNIT.ENDS,
                        RELEASE_UNIT.COUNT,
                        RELEASE_UNIT.WINDOW_END,
                        RELEASE_UNIT.GAPS)
                .from(RELEASE_UNIT)
                .where(wanted)
                .fetch(row -> new UnitSteps(
                        row.value1(),
                        once.apply(row.value2()),
                        row.value3(),
                        row.value4().equals("L0"),
                        Arrays.stream(row.value5()).map(once).toList(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9().toInstant().toEpochMilli(),
                        Arrays.stream(row.value10()).map(Short::intValue).toList()));
    }
}
