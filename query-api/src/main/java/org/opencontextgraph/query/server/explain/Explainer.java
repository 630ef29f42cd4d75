package org.opencontextgraph.query.server.explain;

import static org.opencontextgraph.database.jooq.admin.Tables.EXPLANATION;
import static org.opencontextgraph.database.jooq.admin.Tables.RESOURCE_ACL;
import static org.opencontextgraph.database.jooq.context.Tables.RELEASE_UNIT;
import static org.opencontextgraph.database.jooq.personal.Tables.MEMBERSHIP;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.opencontextgraph.query.server.access.Principals;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.explain.Explanation.Belonging;
import org.opencontextgraph.query.server.explain.Explanation.ResourceAcl;
import org.opencontextgraph.query.server.explain.Explanation.Rule;
import org.opencontextgraph.query.server.explain.Explanation.Scope;
import org.opencontextgraph.schema.id.Audience;

/** Answers why, and writes down that it was asked. */
public final class Explainer {
    private static final String BETWEEN = "\u001f";
    /** Which scopes a process has is no secret from an administrator; what is in their rows is not read. */
    private static final String SEE_ALL_SCOPES =
            "select set_config('ocg.scopes'," + " coalesce(string_agg(scope, E'\\x1f'), ''), true) from context.scope";

    private final AdminTransactions transactions;

    public Explainer(AdminTransactions transactions) {
        this.transactions = transactions;
    }

    /** About the person's sight of a process. */
    public Explanation ofProcess(Subject admin, Subject person, String process) throws SQLException {
        return answer(admin, person, Optional.of(process), Optional.empty(), (sql, audiences) -> {
            sql.execute(SEE_ALL_SCOPES);
            List<Scope> scopes = sql.selectDistinct(RELEASE_UNIT.SCOPE)
                    .from(RELEASE_UNIT)
                    .where(RELEASE_UNIT.PROCESS.eq(process))
                    .orderBy(RELEASE_UNIT.SCOPE)
                    .fetch(row -> scope(row.value1(), audiences));
            return new Sight(scopes, Optional.empty(), scopes.isEmpty() ? Rule.NOTHING_RELEASED : rule(scopes));
        });
    }

    /** About the person's sight of what is released from a resource. */
    public Explanation ofResource(Subject admin, Subject person, String resource) throws SQLException {
        return answer(admin, person, Optional.empty(), Optional.of(resource), (sql, audiences) -> {
            Optional<ResourceAcl> acl = sql.selectFrom(RESOURCE_ACL)
                    .where(RESOURCE_ACL.RESOURCE.eq(resource))
                    .fetchOptional(row -> new ResourceAcl(
                            row.get(RESOURCE_ACL.TOOL),
                            List.of(row.get(RESOURCE_ACL.AUDIENCES)),
                            row.get(RESOURCE_ACL.CHECKED).toInstant(),
                            Optional.ofNullable(row.get(RESOURCE_ACL.UNKNOWN_SINCE))
                                    .map(OffsetDateTime::toInstant)));
            if (acl.isEmpty()) {
                return new Sight(List.of(), acl, Rule.UNHEARD);
            } else if (acl.get().unknownSince().isPresent()) {
                return new Sight(List.of(), acl, Rule.UNKNOWN);
            } else if (acl.get().audiences().isEmpty()) {
                return new Sight(List.of(), acl, Rule.NOBODY);
            }
            List<Scope> scopes = List.of(scope(String.join(",", acl.get().audiences()), audiences));
            return new Sight(scopes, acl, rule(scopes));
        });
    }

    private record Sight(List<Scope> scopes, Optional<ResourceAcl> acl, Rule rule) {}

    private interface Question {
        Sight ask(DSLContext sql, Set<String> audiences);
    }

    private Explanation answer(
            Subject admin, Subject person, Optional<String> process, Optional<String> resource, Question question)
            throws SQLException {
        return transactions.run(admin, "db.query.explain", sql -> {
            Explanation answer = answer(sql, person, question);
            // last, because others who are audited wait for it; without it there is no answer
            int _ = AuditLog.audited(() -> sql.insertInto(EXPLANATION)
                    .set(EXPLANATION.ASKED_BY, admin.value())
                    .set(EXPLANATION.PERSON, person.value())
                    .set(EXPLANATION.PROCESS, process.orElse(null))
                    .set(EXPLANATION.RESOURCE, resource.orElse(null))
                    .execute());
            return answer;
        });
    }

    private static Explanation answer(DSLContext sql, Subject person, Question question) {
        boolean known = !sql.connectionResult(connection -> Principals.enter(connection, Optional.of(person)))
                .isEmpty();
        List<Belonging> belongings = new ArrayList<>();
        Set<String> audiences = new HashSet<>();
        int unknown = 0;
        for (var row : sql.selectFrom(MEMBERSHIP).orderBy(MEMBERSHIP.ACCOUNT).fetch()) {
            unknown += row.get(MEMBERSHIP.KNOWN) ? 0 : 1;
            String[] own = row.get(MEMBERSHIP.AUDIENCES);
            String[] ways = row.get(MEMBERSHIP.WAYS);
            for (int i = 0; i < own.length; i++) {
                audiences.add(own[i]);
                belongings.add(new Belonging(own[i], List.of(ways[i].split(BETWEEN, -1))));
            }
        }
        audiences.add(Audience.EVERYONE.value());
        Sight sight = question.ask(sql, audiences);
        return new Explanation(known, belongings, unknown, sight.scopes(), sight.acl(), sight.rule());
    }

    private static Scope scope(String scope, Set<String> audiences) {
        return new Scope(
                scope,
                new TreeSet<>(List.of(scope.split(",", -1)))
                        .stream().filter(audiences::contains).findFirst());
    }

    private static Rule rule(List<Scope> scopes) {
        return scopes.stream().anyMatch(scope -> scope.through().isPresent()) ? Rule.OPEN : Rule.CLOSED;
    }
}
