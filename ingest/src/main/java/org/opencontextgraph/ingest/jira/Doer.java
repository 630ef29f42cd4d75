package org.opencontextgraph.ingest.jira;

import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.payload.Field;

/**
 * Who did something.
 *
 * <p>The account's name is `user/` and the account id of the Cloud, or the key of a Server: both stay when somebody is renamed. Names
 * to log in with, display names and addresses are not read. Keys of accounts that are older than Jira 8.4 are the names of that day;
 * Jira made them so.
 *
 * <p>Jira vouches for nobody, so the evidence is provisional. Apps are bots. `unknown` stands for all whom the Cloud does not name.
 */
final class Doer {
    private Doer() {}

    static @Nullable AccountFact user(Site site, Field user) {
        if (!user.isThere()) {
            return null;
        }
        Field id = user.at("accountId").isAbsent() ? user.at("key") : user.at("accountId");
        if (id.isEmpty() || id.says("unknown")) {
            return null;
        }
        return AccountFact.provisional(
                new AccountKey(site.accounts(), "user/" + id.account()),
                user.at("accountType").says("app"));
    }
}
