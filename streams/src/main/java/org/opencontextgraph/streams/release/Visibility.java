package org.opencontextgraph.streams.release;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Unit;

/**
 * Which published rows may be seen: a unit is hidden while one of its traces is suspended, and from the moment on at
 * which it has to go. The timing row of a cut is hidden with the first of the cut's units that is, and goes with it, or
 * when its persons turn out to be too few for it.
 */
final class Visibility {
    private final BudgetedStore rows;
    private final Units units;
    private final Aliases aliases;
    private final Totals totals;

    Visibility(BudgetedStore rows, Units units, Aliases aliases, Totals totals) {
        this.aliases = aliases;
        this.totals = totals;
        this.rows = rows;
        this.units = units;
    }

    /**
     * @param pool that was cut
     * @param cohorts how many units come from it
     */
    void publish(CutTiming timing, Fingerprint pool, int cohorts, List<ReleaseDecision> out) {
        save(Fingerprint.parse(timing.getCut()), new Timing(timing, pool, cohorts, 0));
        out.add(new ReleaseDecision.PublishTiming(timing));
    }

    /** One more of its traces is suspended. */
    void suspend(Fingerprint unit, List<ReleaseDecision> out) {
        Standing before = standing(unit);
        change(unit, before, new Standing(before.suspended() + 1, before.doomed()), out);
    }

    /** One of its suspended traces is not any more. */
    void resume(Fingerprint unit, List<ReleaseDecision> out) {
        Standing before = standing(unit);
        change(unit, before, new Standing(before.suspended() - 1, before.doomed()), out);
    }

    /** It has to go, and is not seen until it does. */
    void hide(Fingerprint unit, List<ReleaseDecision> out) {
        Standing before = standing(unit);
        change(unit, before, new Standing(before.suspended(), true), out);
    }

    /** The unit goes for good. */
    void withdraw(Fingerprint id, Unit unit, List<ReleaseDecision> out) {
        rows.delete(Rows.standing(id));
        totals.withdrawn(unit);
        out.add(new ReleaseDecision.Withdraw(unit));
        Fingerprint cut = Fingerprint.parse(unit.getCut());
        Timing timing = timing(cut);
        if (timing != null) {
            end(cut, timing, out);
        }
    }

    /** Somebody in this unit counts as one with somebody else: its cut's timing row goes when too few are left for it. */
    void recount(Unit unit, List<ReleaseDecision> out) {
        Fingerprint cut = Fingerprint.parse(unit.getCut());
        Timing timing = timing(cut);
        if (timing != null && !isSupported(timing)) {
            end(cut, timing, out);
        }
    }

    /** All units of the cut are there as long as its timing row is; few are read, for {@link Aliases#MOST} bounds how many count as one. */
    private boolean isSupported(Timing timing) {
        int needed = Quantile.support(timing.row());
        Set<String> persons = new HashSet<>();
        for (int cohort = 0; cohort < timing.cohorts() && persons.size() < needed; cohort++) {
            Fingerprint unit = Units.idOf(timing.pool(), timing.row().getWindowEnd(), cohort);
            units.entries(unit).forEach(entry -> persons.add(aliases.of(entry.person())));
        }
        return persons.size() >= needed;
    }

    private void end(Fingerprint cut, Timing timing, List<ReleaseDecision> out) {
        rows.delete(Rows.timing(cut));
        out.add(new ReleaseDecision.Withdraw(timing.row()));
    }

    private void change(Fingerprint id, Standing before, Standing after, List<ReleaseDecision> out) {
        if (after.equals(Standing.AS_PUBLISHED)) {
            rows.delete(Rows.standing(id));
        } else {
            rows.put(
                    Rows.standing(id),
                    new RowWriter(6)
                            .varint(after.suspended())
                            .octet(after.doomed() ? 1 : 0)
                            .done());
        }
        if (before.isHidden() == after.isHidden()) {
            return;
        }
        Unit unit = units.get(id);
        out.add(after.isHidden() ? new ReleaseDecision.Hide(unit) : new ReleaseDecision.Show(unit));
        Fingerprint cut = Fingerprint.parse(unit.getCut());
        Timing timing = timing(cut);
        if (timing == null) {
            return;
        }
        Timing now = timing.withHidden(timing.hidden() + (after.isHidden() ? 1 : -1));
        save(cut, now);
        if (timing.hidden() == 0) {
            out.add(new ReleaseDecision.Hide(timing.row()));
        } else if (now.hidden() == 0) {
            out.add(new ReleaseDecision.Show(timing.row()));
        }
    }

    private Standing standing(Fingerprint unit) {
        byte @Nullable [] row = rows.get(Rows.standing(unit));
        if (row == null) {
            return Standing.AS_PUBLISHED;
        }
        RowReader reader = new RowReader(row, 0);
        return new Standing(reader.size(), reader.octet() == 1);
    }

    private @Nullable Timing timing(Fingerprint cut) {
        byte @Nullable [] row = rows.get(Rows.timing(cut));
        if (row == null) {
            return null;
        }
        RowReader reader = new RowReader(row, 0);
        int hidden = reader.size();
        int cohorts = reader.size();
        Fingerprint pool = reader.fingerprint();
        return new Timing((CutTiming) MessageCodec.decode(reader.rest()), pool, cohorts, hidden);
    }

    private void save(Fingerprint cut, Timing timing) {
        rows.put(
                Rows.timing(cut),
                new RowWriter(256)
                        .varint(timing.hidden())
                        .varint(timing.cohorts())
                        .fingerprint(timing.pool())
                        .octets(MessageCodec.encode(timing.row()))
                        .done());
    }

    /**
     * @param suspended how many of its members are
     * @param doomed whether it waits hidden for being withdrawn
     */
    private record Standing(int suspended, boolean doomed) {
        static final Standing AS_PUBLISHED = new Standing(0, false);

        boolean isHidden() {
            return suspended > 0 || doomed;
        }
    }

    /**
     * @param cohorts how many units the cut has
     * @param hidden how many of them are
     */
    private record Timing(CutTiming row, Fingerprint pool, int cohorts, int hidden) {
        Timing withHidden(int units) {
            return new Timing(row, pool, cohorts, units);
        }
    }
}
