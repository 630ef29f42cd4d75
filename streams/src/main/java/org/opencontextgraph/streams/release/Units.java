package org.opencontextgraph.streams.release;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.Unit;
import org.opencontextgraph.streams.release.ReleaseDecision.Member;

/** The live units: each one's row as published, and its members. */
final class Units {
    /** Members per row: with caps off a unit may have any number. */
    private static final int PAGE = 256;

    private final GateStore rows;
    private final ReleaseSettings settings;

    Units(GateStore rows, ReleaseSettings settings) {
        this.rows = rows;
        this.settings = settings;
    }

    /** The name of a cohort's unit: the same for the same cohort of the same cut, and for no other, ever. */
    static Fingerprint idOf(Fingerprint pool, long window, int cohort) {
        return Fingerprint.of(
                new RowWriter(40).text("unit").fingerprint(pool).fixed(window).varint(cohort));
    }

    Unit publish(PoolFamily family, PoolKey key, Fingerprint pool, long window, int cohort, List<Member> members) {
        Fingerprint id = idOf(pool, window, cohort);
        Fingerprint cut =
                Fingerprint.of(new RowWriter(40).text("cut").fingerprint(pool).fixed(window));
        Unit unit = new Unit(
                id.hex(),
                family.lane(),
                key.epoch(),
                family.scope(),
                family.process(),
                key.level(),
                key.steps(),
                true,
                true,
                (long) members.size(),
                cut.hex(),
                settings.endOf(window),
                settings.k(),
                List.of(),
                null);
        for (int page = 0; page * PAGE < members.size(); page++) {
            RowWriter row = new RowWriter(1024);
            if (page == 0) {
                byte[] published = MessageCodec.encode(unit);
                row.varint(published.length).octets(published);
            }
            for (Member member : members.subList(page * PAGE, Math.min(members.size(), (page + 1) * PAGE))) {
                row.text(member.person()).text(member.trace());
            }
            rows.put(Rows.unit(id, page), row.done());
        }
        return unit;
    }

    /** Takes the unit out, whole; null when it is gone already. */
    @Nullable
    Published withdraw(Fingerprint id) {
        Published published = find(id);
        if (published != null) {
            for (int page = 0; page * PAGE < published.members().size(); page++) {
                rows.delete(Rows.unit(id, page));
            }
        }
        return published;
    }

    /** The persons in the first cohorts of a cut that is being continued. */
    Set<String> personsOf(Fingerprint pool, long window, int cohorts) {
        Set<String> persons = new HashSet<>();
        for (int cohort = 0; cohort < cohorts; cohort++) {
            Published published = find(idOf(pool, window, cohort));
            if (published != null) {
                published.members().forEach(member -> persons.add(member.person()));
            }
        }
        return persons;
    }

    private @Nullable Published find(Fingerprint id) {
        byte[] from = Rows.pagesOf(id);
        List<Member> members = new ArrayList<>();
        Unit unit = null;
        for (GateStore.Row row : rows.range(from, Rows.behind(from), Integer.MAX_VALUE)) {
            RowReader reader = new RowReader(row.value(), 0);
            if (unit == null) {
                unit = (Unit) MessageCodec.decode(reader.octets(reader.size()));
            }
            while (reader.hasMore()) {
                members.add(new Member(reader.text(), reader.text()));
            }
        }
        return unit == null ? null : new Published(unit, members);
    }

    /** A live unit. */
    record Published(Unit unit, List<Member> members) {}
}
