package org.opencontextgraph.query.server.identity;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Arrival;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.identity.Decision.Kind;
import org.opencontextgraph.query.server.identity.Outcome.Done;
import org.opencontextgraph.query.server.identity.Outcome.Refusal;
import org.opencontextgraph.query.server.identity.Outcome.Refused;
import org.opencontextgraph.schema.id.IdentityProvider;

/**
 * Whose accounts are by administrators' words.
 *
 * <h2>The topic follows the book</h2>
 *
 * <p>A decision is committed to {@link DecisionBook} first. Then, one writer at a time for each account, the last decision in the
 * book is written to the topic, whoever made it: two administrators who decide at once leave in the topic what the book says
 * last, and one who decides again after a failure repairs it. What was written comes back by way of the materializer; a change is
 * answered when it can be read, or after five seconds as it was written.
 */
public final class AccountLinks {
    private static final String DECIDE = "db.upsert.identity_decision";

    private final AdminTransactions transactions;
    private final LinkLog log;

    public AccountLinks(AdminTransactions transactions, LinkLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    /** To whom: a person by number, or whoever has another account. */
    public sealed interface Target {
        record Person(String person) implements Target {}

        record PersonOf(String account) implements Target {}
    }

    public Outcome link(Subject administrator, String account, Target target, String reason)
            throws SQLException, LinkNotWrittenException {
        return decided(administrator, account, sql -> {
            Optional<String> person = person(sql, target);
            Optional<Refusal> refusal = refusal(sql, administrator, account, person);
            if (refusal.isEmpty()) {
                DecisionBook.write(sql, administrator, Kind.LINK, account, person, Optional.of(reason));
            }
            return refusal;
        });
    }

    /** What connectors say holds again. */
    public Outcome undo(Subject administrator, String account, Optional<String> reason)
            throws SQLException, LinkNotWrittenException {
        return decided(administrator, account, sql -> {
            // the book knows of links that are still on their way
            boolean linked =
                    DecisionBook.last(sql, account).flatMap(Decision::person).isPresent() || isLinked(sql, account);
            if (!linked) {
                return Optional.of(Refusal.NOT_LINKED);
            }
            DecisionBook.write(sql, administrator, Kind.UNDO, account, Optional.empty(), reason);
            return Optional.empty();
        });
    }

    /** An account is not this person's: it is not suggested again. */
    public Outcome reject(Subject administrator, String account, String person, Optional<String> reason)
            throws SQLException {
        return transactions.run(administrator, DECIDE, sql -> {
            if (AccountReader.account(sql, account).isEmpty()) {
                return new Refused(Refusal.UNKNOWN);
            }
            DecisionBook.write(sql, administrator, Kind.REJECT, account, Optional.of(person), reason);
            return new Done(account, Optional.empty(), true);
        });
    }

    private static Optional<String> person(DSLContext sql, Target target) {
        return switch (target) {
            case Target.Person(var person) -> Optional.of(person);
            case Target.PersonOf(var other) ->
                AccountReader.account(sql, other).filter(KnownAccount::counts).flatMap(KnownAccount::person);
        };
    }

    private static Optional<Refusal> refusal(
            DSLContext sql, Subject administrator, String account, Optional<String> person) {
        Optional<KnownAccount> known = AccountReader.account(sql, account);
        Optional<String> tool = known.flatMap(KnownAccount::tool);
        if (tool.isEmpty()) {
            return Optional.of(Refusal.UNKNOWN);
        } else if (known.get().bot()) {
            return Optional.of(Refusal.BOT);
        } else if (tool.get().equals(IdentityProvider.TOOL)) {
            return Optional.of(Refusal.LOGIN);
        } else if (person.filter(it -> AccountReader.isVouchedFor(sql, it)).isEmpty()) {
            return Optional.of(Refusal.NOBODY_VOUCHES);
        }
        List<String> own = sql.connectionResult(connection -> Principals.enter(connection, Optional.of(administrator)));
        return person.filter(own::contains).map(_ -> Refusal.OWN);
    }

    private static boolean isLinked(DSLContext sql, String account) {
        return AccountReader.account(sql, account).filter(KnownAccount::linked).isPresent();
    }

    private Outcome decided(
            Subject administrator, String account, AdminTransactions.Work<Optional<Refusal>, RuntimeException> decide)
            throws SQLException, LinkNotWrittenException {
        Optional<Refusal> refusal = transactions.run(administrator, DECIDE, decide);
        if (refusal.isPresent()) {
            return new Refused(refusal.get());
        }
        Optional<String> person = transactions.run(administrator, "publish.identity_link", sql -> {
            sql.fetch("select pg_advisory_xact_lock(hashtextextended(?, 0))", account);
            Optional<String> last = DecisionBook.last(sql, account).flatMap(Decision::person);
            log.write(account, last);
            return last;
        });
        return new Done(
                account,
                person,
                Arrival.await(() -> linkedTo(administrator, account).equals(person)));
    }

    private Optional<String> linkedTo(Subject administrator, String account) throws SQLException {
        return transactions.run(
                administrator,
                "db.query.identity_account",
                sql -> AccountReader.account(sql, account)
                        .filter(KnownAccount::linked)
                        .flatMap(KnownAccount::person));
    }
}
