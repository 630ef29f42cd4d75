package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.AccountName;

/** What each account is called in its tool; for administrators, who have to tell whose it is. */
final class AccountNameTable implements KeyedTable<AccountName> {
    @Override
    public String name() {
        return "account_name";
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
        return "account, tool, name";
    }

    @Override
    public @Nullable String problem(String key, AccountName name) {
        return Limits.first(
                key.equals(name.getAccount()) ? null : "the key is not the account",
                Limits.problem("account", name.getAccount(), Limits.ID),
                Limits.problem("tool", name.getTool(), Limits.ID),
                Limits.problem("name", name.getName(), Limits.RESOURCE));
    }

    @Override
    public void encode(AccountName name, CopyBuffer rows) {
        rows.row(3).text(name.getAccount()).text(name.getTool()).text(name.getName());
    }
}
