package org.opencontextgraph.query.server.instance;

import static org.opencontextgraph.database.jooq.context.Tables.SCOPE;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;

/** Who may be shown something, and whether they are enough. */
public final class Audiences {
    private final DeclaredAudiences declared;
    private final AdminTransactions transactions;

    public Audiences(DeclaredAudiences declared, AdminTransactions transactions) {
        this.declared = declared;
        this.transactions = transactions;
    }

    /**
     * A declared audience.
     *
     * @param k of what is published to it
     * @param membersNeeded to be large enough
     * @param largeEnough whether the directory knows so many people in it; empty: it knows nobody in it
     * @param scopes in which something is published that it may read
     */
    public record Audience(
            String name, boolean managers, int k, int membersNeeded, Optional<Boolean> largeEnough, int scopes) {}

    /** In the order in which they were declared. */
    public List<Audience> all(Subject administrator) throws SQLException {
        return transactions.run(
                administrator,
                "db.query.audiences",
                sql -> declared.all().stream().map(it -> audience(sql, it)).toList());
    }

    private Audience audience(DSLContext sql, String name) {
        int needed = declared.membersNeeded(name);
        return new Audience(
                name,
                declared.isManagers(name),
                declared.k(name),
                needed,
                Optional.ofNullable(sql.fetchSingle("select admin.audience_is_large(?, ?)", name, (long) needed)
                        .get(0, Boolean.class)),
                sql.fetchCount(
                        SCOPE, DSL.condition("{0} = any (string_to_array({1}, ','))", DSL.val(name), SCOPE.SCOPE_)));
    }
}
