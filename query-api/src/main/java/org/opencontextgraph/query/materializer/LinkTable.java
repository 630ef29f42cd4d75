package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.AccountLink;

/** Whose an account is by an administrator's word: the column beside what connectors say, so that either may come first. */
final class LinkTable implements KeyedTable<AccountLink> {
    @Override
    public String name() {
        return "link";
    }

    @Override
    public String table() {
        return "account";
    }

    @Override
    public String emptiness() {
        return AccountTable.EMPTY;
    }

    @Override
    public Class<AccountLink> message() {
        return AccountLink.class;
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
        return "account, linked_person";
    }

    @Override
    public @Nullable String problem(String key, AccountLink link) {
        return Limits.first(
                key.equals(link.getAccount()) ? null : "the key is not the account",
                Limits.problem("account", link.getAccount(), Limits.ID),
                link.getPerson().isEmpty() ? "person is empty" : null,
                Limits.problem("person", link.getPerson(), Limits.ID));
    }

    @Override
    public void encode(AccountLink link, CopyBuffer rows) {
        rows.row(2).text(link.getAccount()).text(link.getPerson());
    }
}
