package org.opencontextgraph.query.server.context;

import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * How many people, at least, took each edge and did each step: in the largest single cut, never a sum over cuts, for the same
 * people may be in each of them.
 *
 * <p>All units of a cut come from one pool, so they have the same steps, and within a cut nobody is in two units (the release
 * gate's I3, and its cohorts). So each of its units has the edge or none has, and k times their number are different people.
 */
final class PeopleBands {
    /** Where nobody asks for them. */
    static final PeopleBands NONE = new PeopleBands(false);

    private record Edge(String source, String target) {}

    private final boolean asked;
    private final Map<Edge, Long> edges = new HashMap<>();
    private final Map<String, Long> steps = new HashMap<>();

    private PeopleBands(boolean asked) {
        this.asked = asked;
    }

    /**
     * Reads only cuts of which several units are selected: of one that has a single unit the k says it all.
     *
     * @param whole which units are whole sequences
     * @param pieces which are transitions
     */
    static PeopleBands of(DSLContext sql, Condition whole, Condition pieces) {
        PeopleBands bands = new PeopleBands(true);
        bands.addWhole(sql, whole);
        bands.addPieces(sql, pieces);
        return bands;
    }

    /** @param k the largest of the units that have the edge */
    Optional<Band> ofEdge(String source, String target, int k) {
        return band(edges.getOrDefault(new Edge(source, target), 0L), k);
    }

    /** @param k the largest of the units that have the step */
    Optional<Band> ofStep(String step, int k) {
        return band(steps.getOrDefault(step, 0L), k);
    }

    private Optional<Band> band(long people, int k) {
        return asked ? Band.of(Math.max(people, k)) : Optional.empty();
    }

    private void addWhole(DSLContext sql, Condition whole) {
        var cuts = select(
                        RELEASE_UNIT.VARIANT,
                        max(RELEASE_UNIT.K).cast(Long.class).mul(count()).as("people"))
                .from(RELEASE_UNIT)
                .where(whole)
                .groupBy(RELEASE_UNIT.VARIANT, RELEASE_UNIT.CUT)
                .having(count().gt(inline(1)))
                .asTable("cuts");
        Field<String> variant = field(DSL.name("cuts", "variant"), String.class);
        Field<String[]> sequence = field(select(RELEASE_UNIT.STEPS)
                .from(RELEASE_UNIT)
                .where(whole)
                .and(RELEASE_UNIT.VARIANT.eq(variant))
                .limit(inline(1)));
        sql.select(sequence, max(cuts.field("people", Long.class)))
                .from(cuts)
                .groupBy(variant)
                .forEach(row -> add(Arrays.asList(row.value1()), row.value2()));
    }

    private void addPieces(DSLContext sql, Condition pieces) {
        var cuts = select(
                        RELEASE_UNIT.STEPS,
                        RELEASE_UNIT.BEGINS,
                        RELEASE_UNIT.ENDS,
                        max(RELEASE_UNIT.K).cast(Long.class).mul(count()).as("people"))
                .from(RELEASE_UNIT)
                .where(pieces)
                .groupBy(RELEASE_UNIT.STEPS, RELEASE_UNIT.BEGINS, RELEASE_UNIT.ENDS, RELEASE_UNIT.CUT)
                .having(count().gt(inline(1)))
                .asTable("cuts");
        Field<String[]> sequence = field(DSL.name("cuts", "steps"), RELEASE_UNIT.STEPS.getDataType());
        Field<Boolean> begins = field(DSL.name("cuts", "begins"), Boolean.class);
        Field<Boolean> ends = field(DSL.name("cuts", "ends"), Boolean.class);
        sql.select(sequence, begins, ends, max(cuts.field("people", Long.class)))
                .from(cuts)
                .groupBy(sequence, begins, ends)
                .forEach(row -> addPiece(Arrays.asList(row.value1()), row.value2(), row.value3(), row.value4()));
    }

    /** The transition alone: what was before it is counted where it was one itself. */
    private void addPiece(List<String> sequence, boolean begins, boolean ends, long people) {
        if (ends) {
            steps.merge(sequence.getLast(), people, Math::max);
        } else if (sequence.size() > 1) {
            add(sequence.subList(sequence.size() - 2, sequence.size()), people);
        } else if (begins) {
            steps.merge(sequence.getLast(), people, Math::max);
        }
    }

    private void add(List<String> sequence, long people) {
        sequence.forEach(step -> steps.merge(step, people, Math::max));
        for (int i = 1; i < sequence.size(); i++) {
            edges.merge(new Edge(sequence.get(i - 1), sequence.get(i)), people, Math::max);
        }
    }
}
