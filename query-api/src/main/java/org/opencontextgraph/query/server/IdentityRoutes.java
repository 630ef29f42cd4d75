package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.identity.AccountLinks;
import org.opencontextgraph.query.server.identity.AccountLinks.Target;
import org.opencontextgraph.query.server.identity.AccountReader;
import org.opencontextgraph.query.server.identity.DecisionBook;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.identity.LinkNotWrittenException;
import org.opencontextgraph.query.server.identity.Outcome;
import org.opencontextgraph.query.server.identity.SamePersons;

/** Whose an account is: what may be, what was decided, and deciding it. */
final class IdentityRoutes {
    private static final String BASE = "/api/v1/admin/identity";
    private static final int LONGEST_NUMBER = 200;
    private static final int LONGEST_REASON = 1_000;

    private final AccountReader accounts;
    private final AccountLinks links;
    private final SamePersons persons;
    private final DecisionBook decisions;
    private final Cursors cursors;

    IdentityRoutes(AdminTransactions transactions, LinkLog log, Cursors cursors) {
        accounts = new AccountReader(transactions);
        links = new AccountLinks(transactions, log);
        persons = new SamePersons(transactions, log);
        decisions = new DecisionBook(transactions);
        this.cursors = cursors;
    }

    List<Route> routes() {
        return List.of(
                Route.get(BASE + "/accounts", AccessPolicy.ADMIN, this::accounts),
                Route.get(BASE + "/suggestions", AccessPolicy.ADMIN, this::suggestions),
                Route.create(BASE + "/rejections", AccessPolicy.ADMIN, this::reject),
                Route.create(BASE + "/links", AccessPolicy.ADMIN, this::link),
                Route.delete(BASE + "/links/{account}", AccessPolicy.ADMIN, this::undo),
                Route.create(BASE + "/persons", AccessPolicy.ADMIN, this::merge),
                Route.delete(BASE + "/persons", AccessPolicy.ADMIN, this::part),
                Route.get(BASE + "/audit", AccessPolicy.OVERSIGHT, this::audit));
    }

    private void accounts(Context context) throws SQLException {
        Optional<String> tool = named(context, "tool");
        Optional<String> name = named(context, "name");
        Cursors.Binding bound = cursors.bind(context, List.of("accounts", tool, name));
        Json.answer(
                context,
                IdentityBodies.accounts(
                        accounts.accounts(Administrator.of(context), tool, name, place(context, bound)), bound));
    }

    private void suggestions(Context context) throws SQLException {
        Cursors.Binding bound = cursors.bind(context, "suggestions");
        Json.answer(
                context,
                IdentityBodies.suggestions(
                        accounts.suggestions(Administrator.of(context), place(context, bound)), bound));
    }

    private void audit(Context context) throws SQLException {
        Cursors.Binding bound = cursors.bind(context, "identity audit");
        Json.answer(
                context,
                IdentityBodies.decisions(decisions.decisions(Administrator.of(context), place(context, bound)), bound));
    }

    private void link(Context context) throws SQLException, LinkNotWrittenException {
        JsonNode body = Json.object(context, Set.of("account", "person", "same_person_as_account", "reason"));
        Optional<String> person = text(body, "person", LONGEST_NUMBER);
        Optional<String> other = text(body, "same_person_as_account", LONGEST_NUMBER);
        if (person.isPresent() == other.isPresent()) {
            throw new BadRequestException("either person or same_person_as_account must be given", null);
        }
        Target target =
                person.<Target>map(Target.Person::new).orElseGet(() -> new Target.PersonOf(other.orElseThrow()));
        answer(
                context,
                links.link(
                        Administrator.of(context),
                        required(body, "account", LONGEST_NUMBER),
                        target,
                        required(body, "reason", LONGEST_REASON)));
    }

    private void undo(Context context) throws SQLException, LinkNotWrittenException {
        answer(
                context,
                links.undo(
                        Administrator.of(context),
                        Parameters.name("account", context.pathParam("account")),
                        named(context, "reason").filter(it -> !it.isEmpty())));
    }

    private void reject(Context context) throws SQLException {
        JsonNode body = Json.object(context, Set.of("account", "person", "reason"));
        answer(
                context,
                links.reject(
                        Administrator.of(context),
                        required(body, "account", LONGEST_NUMBER),
                        required(body, "person", LONGEST_NUMBER),
                        text(body, "reason", LONGEST_REASON)));
    }

    private void merge(Context context) throws SQLException, LinkNotWrittenException {
        JsonNode body = Json.object(context, Set.of("person", "same_as", "reason"));
        answer(
                context,
                persons.merge(
                        Administrator.of(context),
                        required(body, "person", LONGEST_NUMBER),
                        required(body, "same_as", LONGEST_NUMBER),
                        required(body, "reason", LONGEST_REASON)));
    }

    private void part(Context context) throws SQLException, LinkNotWrittenException {
        answer(
                context,
                persons.part(
                        Administrator.of(context),
                        named(context, "person")
                                .orElseThrow(() -> new BadRequestException("person must be given", null)),
                        named(context, "reason").filter(it -> !it.isEmpty())));
    }

    private static void answer(Context context, Outcome outcome) {
        switch (outcome) {
            case Outcome.Done done -> Json.answer(context, IdentityBodies.done(done));
            case Outcome.Joined joined -> Json.answer(context, IdentityBodies.joined(joined));
            case Outcome.Refused refused ->
                Problem.answer(context, status(refused.why()), refused.why().words());
        }
    }

    private static HttpStatus status(Outcome.Refusal why) {
        return switch (why) {
            case UNKNOWN, NOT_LINKED, NOT_MERGED -> HttpStatus.NOT_FOUND;
            case BOT, LOGIN, NOBODY_VOUCHES, OWN, ONE_ALREADY, HAS_OTHERS, LOGINS -> HttpStatus.CONFLICT;
        };
    }

    private static Listing.Place place(Context context, Cursors.Binding bound) {
        return new Listing.Place(Parameters.pageSize(context), bound.open(context));
    }

    private static Optional<String> named(Context context, String parameter) {
        return Optional.ofNullable(context.queryParam(parameter)).map(given -> Parameters.name(parameter, given));
    }

    private static String required(JsonNode body, String field, int longest) {
        return text(body, field, longest).orElseThrow(() -> new BadRequestException(field + " must be given", null));
    }

    private static Optional<String> text(JsonNode body, String field, int longest) {
        JsonNode given = body.path(field);
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        String text = given.asText();
        if (!given.isTextual() || text.isBlank() || Parameters.length(text) > longest) {
            throw new BadRequestException(field + " must be a text of 1 to " + longest + " characters", null);
        }
        return Optional.of(Parameters.name(field, text));
    }
}
