package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.explain.Explainer;
import org.opencontextgraph.query.server.explain.Explanation;

/** Why can somebody see something, or why not? Every question is written down, with who asked it. */
final class ExplainRoutes {
    private static final String NOTE =
            "Groups that the person's own token names are not known here, and may open more.";

    private final Explainer explainer;

    ExplainRoutes(Explainer explainer) {
        this.explainer = explainer;
    }

    List<Route> routes() {
        return List.of(Route.get("/api/v1/admin/explain", AccessPolicy.ADMIN, this::explain));
    }

    private record BelongingBody(String audience, List<String> groups) {}

    private record ScopeBody(String scope, @Nullable String through) {}

    private record AclBody(
            String tool,
            List<String> audiences,
            String checked,
            @Nullable String unknownSince) {
        static AclBody of(Explanation.ResourceAcl acl) {
            return new AclBody(
                    acl.tool(),
                    acl.audiences(),
                    acl.checked().toString(),
                    acl.unknownSince().map(Object::toString).orElse(null));
        }
    }

    private record ExplanationBody(
            boolean visible,
            String rule,
            boolean personKnown,
            List<BelongingBody> belongsTo,
            int unknownAccounts,
            List<ScopeBody> scopes,
            @Nullable AclBody resourceAcl,
            String note) {}

    private void explain(Context context) throws SQLException {
        Subject person = Subject.of(context.queryParam("person"))
                .orElseThrow(() -> new BadRequestException("person must be the subject of a person's token", null));
        Subject admin = Administrator.of(context);
        Optional<String> process = name(context, "process");
        Optional<String> resource = name(context, "resource");
        if (process.isPresent() == resource.isPresent()) {
            throw new BadRequestException("either process or resource must be given", null);
        }
        Explanation why = process.isPresent()
                ? explainer.ofProcess(admin, person, process.get())
                : explainer.ofResource(admin, person, resource.orElseThrow());
        Json.answer(
                context,
                new ExplanationBody(
                        why.rule().opens(),
                        why.rule().words(),
                        why.known(),
                        why.belongings().stream()
                                .map(it -> new BelongingBody(it.audience(), it.groups()))
                                .toList(),
                        why.unknownAccounts(),
                        why.scopes().stream()
                                .map(it ->
                                        new ScopeBody(it.scope(), it.through().orElse(null)))
                                .toList(),
                        why.acl().map(AclBody::of).orElse(null),
                        NOTE));
    }

    private static Optional<String> name(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).map(given -> Parameters.name(parameter, given));
    }
}
