package org.opencontextgraph.query.server.identity;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Arrival;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.identity.Decision.Kind;
import org.opencontextgraph.query.server.identity.Outcome.Joined;
import org.opencontextgraph.query.server.identity.Outcome.Refusal;
import org.opencontextgraph.query.server.identity.Outcome.Refused;

/**
 * Which persons are one human by administrators' words. As with links the topic follows the book ({@link AccountLinks}). One
 * person is the same as others, and those are the same as nobody else: there are no chains, and one decides at a time. Somebody
 * may log in as one of them at most, or an administrator could show one person's own rows to another.
 */
public final class SamePersons {
    private static final String DECIDE = "db.upsert.identity_decision";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended(?, 0))";

    private final AdminTransactions transactions;
    private final LinkLog log;

    public SamePersons(AdminTransactions transactions, LinkLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    public Outcome merge(Subject administrator, String person, String sameAs, String reason)
            throws SQLException, LinkNotWrittenException {
        return decided(administrator, person, sql -> {
            Optional<Refusal> refusal = refusal(sql, administrator, person, sameAs);
            if (refusal.isEmpty()) {
                DecisionBook.writeOfPerson(
                        sql, administrator, Kind.MERGE, person, Optional.of(sameAs), Optional.of(reason));
            }
            return refusal;
        });
    }

    /** They are two after all; everything is as if they never had been one. */
    public Outcome part(Subject administrator, String person, Optional<String> reason)
            throws SQLException, LinkNotWrittenException {
        return decided(administrator, person, sql -> {
            if (DecisionBook.sameAs(sql, person).isEmpty()) {
                return Optional.of(Refusal.NOT_MERGED);
            }
            DecisionBook.writeOfPerson(sql, administrator, Kind.PART, person, Optional.empty(), reason);
            return Optional.empty();
        });
    }

    private static Optional<Refusal> refusal(DSLContext sql, Subject administrator, String person, String sameAs) {
        if (!AccountReader.isVouchedFor(sql, person) || !AccountReader.isVouchedFor(sql, sameAs)) {
            return Optional.of(Refusal.NOBODY_VOUCHES);
        } else if (DecisionBook.sameAs(sql, sameAs).isPresent() || person.equals(sameAs)) {
            return Optional.of(Refusal.ONE_ALREADY);
        } else if (!DecisionBook.mergedInto(sql, person).isEmpty()) {
            return Optional.of(Refusal.HAS_OTHERS);
        }
        List<String> all = new ArrayList<>(DecisionBook.mergedInto(sql, sameAs));
        all.add(sameAs);
        all.add(person);
        if (all.stream()
                        .distinct()
                        .filter(one -> AccountReader.logsIn(sql, one))
                        .count()
                > 1) {
            return Optional.of(Refusal.LOGINS);
        }
        List<String> own = sql.connectionResult(connection -> Principals.enter(connection, Optional.of(administrator)));
        return own.contains(person) || own.contains(sameAs) ? Optional.of(Refusal.OWN) : Optional.empty();
    }

    private Outcome decided(
            Subject administrator, String person, AdminTransactions.Work<Optional<Refusal>, RuntimeException> decide)
            throws SQLException, LinkNotWrittenException {
        Optional<Refusal> refusal = transactions.run(administrator, DECIDE, sql -> {
            sql.fetch(LOCK, "persons");
            return decide.in(sql);
        });
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Optional<String> sameAs = transactions.run(administrator, "publish.same_person", sql -> {
            sql.fetch(LOCK, "person " + person);
            Optional<String> last = DecisionBook.sameAs(sql, person);
            log.same(person, last);
            return last;
        });
        return new Joined(
                person,
                sameAs,
                Arrival.await(() -> visible(administrator, person).equals(sameAs)));
    }

    private Optional<String> visible(Subject administrator, String person) throws SQLException {
        return transactions.run(administrator, "db.query.identity_person", sql -> AccountReader.sameAs(sql, person));
    }
}
