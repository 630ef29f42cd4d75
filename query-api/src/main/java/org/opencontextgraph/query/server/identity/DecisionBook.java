package org.opencontextgraph.query.server.identity;

import static org.jooq.impl.DSL.trueCondition;
import static org.opencontextgraph.database.jooq.admin.Tables.IDENTITY_DECISION;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.identity.Decision.Kind;

/** All that administrators ever decided; the database lets nobody but its owner change or remove a line, and audits each. */
public final class DecisionBook {
    private final AdminTransactions transactions;

    public DecisionBook(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /** The latest first. */
    public Listing<Decision> decisions(Subject administrator, Listing.Place place) throws SQLException {
        return transactions.run(
                administrator,
                "db.query.identity_decisions",
                sql -> Listing.of(
                        sql.selectFrom(IDENTITY_DECISION)
                                .where(place.after()
                                        .map(Long::valueOf)
                                        .map(IDENTITY_DECISION.DECISION::lt)
                                        .orElse(trueCondition()))
                                .orderBy(IDENTITY_DECISION.DECISION.desc())
                                .limit(place.limit() + 1)
                                .fetch(DecisionBook::decision),
                        place.limit(),
                        decision -> Long.toString(decision.number())));
    }

    static void write(
            DSLContext sql,
            Subject administrator,
            Kind kind,
            String account,
            Optional<String> person,
            Optional<String> reason) {
        int _ = AuditLog.audited(() -> sql.insertInto(IDENTITY_DECISION)
                .set(IDENTITY_DECISION.DECIDED_BY, administrator.value())
                .set(IDENTITY_DECISION.KIND, kind.name())
                .set(IDENTITY_DECISION.ACCOUNT, account)
                .set(IDENTITY_DECISION.PERSON, person.orElse(null))
                .set(IDENTITY_DECISION.REASON, reason.orElse(null))
                .execute());
    }

    static void writeOfPerson(
            DSLContext sql,
            Subject administrator,
            Kind kind,
            String person,
            Optional<String> sameAs,
            Optional<String> reason) {
        int _ = AuditLog.audited(() -> sql.insertInto(IDENTITY_DECISION)
                .set(IDENTITY_DECISION.DECIDED_BY, administrator.value())
                .set(IDENTITY_DECISION.KIND, kind.name())
                .set(IDENTITY_DECISION.PERSON, person)
                .set(IDENTITY_DECISION.SAME_AS, sameAs.orElse(null))
                .set(IDENTITY_DECISION.REASON, reason.orElse(null))
                .execute());
    }

    /** Whom the person is one with by the last word on it. */
    static Optional<String> sameAs(DSLContext sql, String person) {
        return sql.select(IDENTITY_DECISION.SAME_AS)
                .from(IDENTITY_DECISION)
                .where(IDENTITY_DECISION.ACCOUNT.isNull())
                .and(IDENTITY_DECISION.PERSON.eq(person))
                .orderBy(IDENTITY_DECISION.DECISION.desc())
                .limit(1)
                .fetchOptional(IDENTITY_DECISION.SAME_AS);
    }

    /** Who was merged into this person, by the last word on each. */
    static List<String> mergedInto(DSLContext sql, String person) {
        return sql
                .selectDistinct(IDENTITY_DECISION.PERSON)
                .from(IDENTITY_DECISION)
                .where(IDENTITY_DECISION.SAME_AS.eq(person))
                .fetch(IDENTITY_DECISION.PERSON)
                .stream()
                .filter(other -> sameAs(sql, other).filter(person::equals).isPresent())
                .toList();
    }

    /** What was last said of whose the account is; empty when it never was linked. */
    static Optional<Decision> last(DSLContext sql, String account) {
        return sql.selectFrom(IDENTITY_DECISION)
                .where(IDENTITY_DECISION.ACCOUNT.eq(account))
                .and(IDENTITY_DECISION.KIND.ne(Kind.REJECT.name()))
                .orderBy(IDENTITY_DECISION.DECISION.desc())
                .limit(1)
                .fetchOptional(DecisionBook::decision);
    }

    private static Decision decision(Record row) {
        return new Decision(
                row.get(IDENTITY_DECISION.DECISION),
                row.get(IDENTITY_DECISION.DECIDED_AT).toInstant(),
                row.get(IDENTITY_DECISION.DECIDED_BY),
                Kind.valueOf(row.get(IDENTITY_DECISION.KIND)),
                Optional.ofNullable(row.get(IDENTITY_DECISION.ACCOUNT)),
                Optional.ofNullable(row.get(IDENTITY_DECISION.PERSON)),
                Optional.ofNullable(row.get(IDENTITY_DECISION.SAME_AS)),
                Optional.ofNullable(row.get(IDENTITY_DECISION.REASON)));
    }
}
