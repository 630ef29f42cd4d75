package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Account;

/** Who is behind each account, as connectors say; {@link LinkTable} fills the rest of the rows. */
final class AccountTable implements KeyedTable<Account> {
    static final String EMPTY = "known.owner is null";

    @Override
    public String name() {
        return "account";
    }

    @Override
    public String emptiness() {
        return EMPTY;
    }

    @Override
    public Class<Account> message() {
        return Account.class;
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
        return "account, person, evidence, bot";
    }

    @Override
    public @Nullable String problem(String key, Account account) {
        return Limits.first(
                key.equals(account.getAccount()) ? null : "the key is not the account",
                Limits.problem("account", account.getAccount(), Limits.ID),
                account.getPerson().isEmpty() ? "person is empty" : null,
                Limits.problem("person", account.getPerson(), Limits.ID));
    }

    @Override
    public void encode(Account account, CopyBuffer rows) {
        rows.row(4)
                .text(account.getAccount())
                .text(account.getPerson())
                .text(account.getEvidence().name())
                .bool(account.getBot());
    }
}
