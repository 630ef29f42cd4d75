package org.opencontextgraph.query.server.identity;

import static org.jooq.impl.DSL.trueCondition;
import static org.opencontextgraph.database.jooq.admin.Tables.ACCOUNT;
import static org.opencontextgraph.database.jooq.admin.Tables.IDENTITY_DECISION;
import static org.opencontextgraph.database.jooq.admin.Tables.SAME_PERSON;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditAction;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.identity.Suggestions.Rejected;
import org.opencontextgraph.schema.id.IdentityProvider;

/** Accounts, their names and their persons, for administrators; that a list was looked at is written down. */
public final class AccountReader {
    /** What vouches for an account of the identity provider. */
    private static final String LOGIN = "IDENTITY_PROVIDER";

    private final AdminTransactions transactions;

    public AccountReader(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /**
     * By account number.
     *
     * @param tool as the connector calls it
     * @param name any part of the account's name, in any case
     */
    public Listing<KnownAccount> accounts(
            Subject administrator, Optional<String> tool, Optional<String> name, Listing.Place place)
            throws SQLException {
        Condition wanted = trueCondition()
                .and(tool.map(ACCOUNT.TOOL::eq).orElse(trueCondition()))
                .and(name.map(ACCOUNT.NAME::containsIgnoreCase).orElse(trueCondition()))
                .and(place.after().map(ACCOUNT.ACCOUNT_::gt).orElse(trueCondition()));
        return transactions.run(administrator, "db.query.identity_accounts", sql -> {
            Listing<KnownAccount> found = Listing.of(
                    sql.selectFrom(ACCOUNT)
                            .where(wanted)
                            .orderBy(ACCOUNT.ACCOUNT_)
                            .limit(place.limit() + 1)
                            .fetch(AccountReader::account),
                    place.limit(),
                    KnownAccount::account);
            Map<String, String> filter = new HashMap<>();
            tool.ifPresent(it -> filter.put("tool", it));
            name.ifPresent(it -> filter.put("name", it));
            AuditLog.listed(sql, AuditAction.LIST_ACCOUNTS, filter);
            return found;
        });
    }

    /** By account number. Every request looks at the names of all accounts. */
    public Listing<Suggestion> suggestions(Subject administrator, Listing.Place place) throws SQLException {
        return transactions.run(administrator, "db.query.identity_suggestions", sql -> {
            List<KnownAccount> named =
                    sql.selectFrom(ACCOUNT).where(ACCOUNT.NAME.isNotNull()).fetch(AccountReader::account);
            List<Suggestion> further = Suggestions.of(named, rejected(sql)).stream()
                    .filter(it -> place.after()
                            .filter(after -> it.account().account().compareTo(after) <= 0)
                            .isEmpty())
                    .limit(place.limit() + 1L)
                    .toList();
            AuditLog.listed(sql, AuditAction.LIST_SUGGESTIONS, Map.of());
            return Listing.of(further, place.limit(), it -> it.account().account());
        });
    }

    private static Set<Rejected> rejected(DSLContext sql) {
        return sql
                .select(IDENTITY_DECISION.ACCOUNT, IDENTITY_DECISION.PERSON)
                .from(IDENTITY_DECISION)
                .where(IDENTITY_DECISION.KIND.eq(Decision.Kind.REJECT.name()))
                .fetch(row -> new Rejected(row.value1(), row.value2()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    static Optional<KnownAccount> account(DSLContext sql, String account) {
        return sql.selectFrom(ACCOUNT).where(ACCOUNT.ACCOUNT_.eq(account)).fetchOptional(AccountReader::account);
    }

    /** Whom a person is one with, as the materializer wrote it. */
    static Optional<String> sameAs(DSLContext sql, String person) {
        return sql.select(SAME_PERSON.SAME_AS)
                .from(SAME_PERSON)
                .where(SAME_PERSON.PERSON.eq(person))
                .fetchOptional(SAME_PERSON.SAME_AS);
    }

    /** Whether anybody logs in as this person. */
    static boolean logsIn(DSLContext sql, String person) {
        return sql.fetchExists(
                ACCOUNT,
                ACCOUNT.PERSON
                        .eq(person)
                        .and(ACCOUNT.TOOL.eq(IdentityProvider.TOOL).or(ACCOUNT.EVIDENCE.eq(LOGIN))));
    }

    /** Whether somebody vouches for an account of this person. */
    static boolean isVouchedFor(DSLContext sql, String person) {
        return sql.fetchExists(ACCOUNT, ACCOUNT.PERSON.eq(person).and(ACCOUNT.COUNTS));
    }

    private static KnownAccount account(Record row) {
        return new KnownAccount(
                row.get(ACCOUNT.ACCOUNT_),
                Optional.ofNullable(row.get(ACCOUNT.TOOL)),
                Optional.ofNullable(row.get(ACCOUNT.NAME)),
                Optional.ofNullable(row.get(ACCOUNT.PERSON)),
                row.get(ACCOUNT.EVIDENCE),
                row.get(ACCOUNT.BOT),
                row.get(ACCOUNT.LINKED),
                row.get(ACCOUNT.COUNTS));
    }
}
