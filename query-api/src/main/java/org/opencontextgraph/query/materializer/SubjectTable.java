package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.id.IdentityProvider;
import org.opencontextgraph.schema.message.AccountName;

/** Of all accounts' names only the subjects of the identity provider: with them people log in. */
final class SubjectTable implements KeyedTable<AccountName> {
    @Override
    public String name() {
        return "subject";
    }

    @Override
    public Class<AccountName> message() {
        return AccountName.class;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("account");
    }

    @Override
    public Optional<List<String>> key(String key) {
        return Optional.of(List.of(key));
    }

    @Override
    public String columns() {
        return "account, subject";
    }

    @Override
    public boolean holds(AccountName name) {
        return name.getTool().equals(IdentityProvider.TOOL);
    }

    /** What is longer than a subject may have been cut on its way, and then be somebody else's. */
    @Override
    public @Nullable String problem(String key, AccountName name) {
        if (!key.equals(name.getAccount())) {
            return "the key is not the account";
        }
        if (!holds(name)) {
            return null;
        }
        return Limits.first(
                Limits.problem("account", name.getAccount(), Limits.ID),
                name.getName().isEmpty() ? "the subject is empty" : null,
                Limits.problem("subject", name.getName(), IdentityProvider.LONGEST_SUBJECT));
    }

    @Override
    public void encode(AccountName name, CopyBuffer rows) {
        rows.row(2).text(name.getAccount()).text(name.getName());
    }
}
