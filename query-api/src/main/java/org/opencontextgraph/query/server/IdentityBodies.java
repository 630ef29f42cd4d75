package org.opencontextgraph.query.server;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.identity.Decision;
import org.opencontextgraph.query.server.identity.KnownAccount;
import org.opencontextgraph.query.server.identity.Outcome;
import org.opencontextgraph.query.server.identity.Suggestion;

/** What administrators are answered about accounts, as JSON has it. */
final class IdentityBodies {
    private IdentityBodies() {}

    private record AccountBody(
            String account,
            @Nullable String tool,
            @Nullable String name,
            @Nullable String person,
            String evidence,
            boolean bot,
            boolean linked) {
        static AccountBody of(KnownAccount account) {
            return new AccountBody(
                    account.account(),
                    account.tool().orElse(null),
                    account.name().orElse(null),
                    account.person().orElse(null),
                    word(account.evidence()),
                    account.bot(),
                    account.linked());
        }
    }

    private record AccountsBody(
            List<AccountBody> accounts, @Nullable String nextCursor) {}

    static Object accounts(Listing<KnownAccount> accounts, Cursors.Binding bound) {
        return new AccountsBody(accounts.items().stream().map(AccountBody::of).toList(), bound.close(accounts.last()));
    }

    private record CandidateBody(String person, AccountBody like, String likeness, String reason) {
        static CandidateBody of(Suggestion.Candidate candidate) {
            return new CandidateBody(
                    candidate.person(),
                    AccountBody.of(candidate.like()),
                    word(candidate.reason().name()),
                    "an account of this person in " + candidate.like().tool().orElse("another tool") + " "
                            + candidate.reason().words());
        }
    }

    private record SuggestionBody(AccountBody account, List<CandidateBody> candidates) {}

    private record SuggestionsBody(
            List<SuggestionBody> suggestions, @Nullable String nextCursor) {}

    static Object suggestions(Listing<Suggestion> suggestions, Cursors.Binding bound) {
        return new SuggestionsBody(
                suggestions.items().stream()
                        .map(it -> new SuggestionBody(
                                AccountBody.of(it.account()),
                                it.candidates().stream().map(CandidateBody::of).toList()))
                        .toList(),
                bound.close(suggestions.last()));
    }

    private record DecisionBody(
            String at,
            String by,
            String kind,
            @Nullable String account,
            @Nullable String person,
            @Nullable String sameAs,
            @Nullable String reason) {}

    private record DecisionsBody(
            List<DecisionBody> decisions, @Nullable String nextCursor) {}

    static Object decisions(Listing<Decision> decisions, Cursors.Binding bound) {
        return new DecisionsBody(
                decisions.items().stream()
                        .map(it -> new DecisionBody(
                                it.at().toString(),
                                it.by(),
                                word(it.kind().name()),
                                it.account().orElse(null),
                                it.person().orElse(null),
                                it.sameAs().orElse(null),
                                it.reason().orElse(null)))
                        .toList(),
                bound.close(decisions.last()));
    }

    private record DoneBody(String account, @Nullable String linkedTo, boolean visible) {}

    static Object done(Outcome.Done done) {
        return new DoneBody(done.account(), done.person().orElse(null), done.visible());
    }

    private record JoinedBody(String person, @Nullable String sameAs, boolean visible) {}

    static Object joined(Outcome.Joined joined) {
        return new JoinedBody(joined.person(), joined.sameAs().orElse(null), joined.visible());
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
