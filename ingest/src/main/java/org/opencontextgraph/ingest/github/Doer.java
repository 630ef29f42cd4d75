package org.opencontextgraph.ingest.github;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.payload.Field;

/**
 * Who did something.
 *
 * <p>The account's name is `user/` and the user's number (`app/` and the app's number for checks), without the login. An
 * account's number in OCG is made of its name, and logins change and are given to others: with the login in the name a
 * renamed user would become somebody else, and whoever takes the old login would become that user. An administrator reads
 * `user/21031067` and finds the login at GitHub under `/user/21031067`; the price is that no likeness of names is found for
 * these accounts. The slash keeps a number from being alike to a number of another tool.
 *
 * <p>GitHub vouches for nobody, so the evidence is provisional. Organizations are told as bots: they are no persons. The
 * login `ghost` stands for all deleted users, and so for nobody.
 */
final class Doer {
    private static final Set<String> NO_PERSONS = Set.of("Bot", "Organization");

    private Doer() {}

    static @Nullable AccountFact user(String tool, Field user) {
        if (!user.isThere() || user.at("login").says("ghost")) {
            return null;
        }
        boolean bot = NO_PERSONS.stream().anyMatch(user.at("type")::says)
                || user.at("login").endsWith("[bot]");
        return AccountFact.provisional(
                new AccountKey(tool, "user/" + user.at("id").number()), bot);
    }

    static @Nullable AccountFact app(String tool, Field app) {
        return app.isThere()
                ? AccountFact.provisional(
                        new AccountKey(tool, "app/" + app.at("id").number()), true)
                : null;
    }
}
