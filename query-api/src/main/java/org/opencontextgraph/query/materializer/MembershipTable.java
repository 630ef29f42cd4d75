package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.GroupPath;
import org.opencontextgraph.schema.message.Membership;
import org.opencontextgraph.schema.message.PermissionState;

/** What each account belongs to; nothing while that is unknown. */
final class MembershipTable implements KeyedTable<Membership> {
    @Override
    public String name() {
        return "membership";
    }

    @Override
    public Class<Membership> message() {
        return Membership.class;
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
        return "account, known, audiences, ways";
    }

    @Override
    public @Nullable String problem(String key, Membership membership) {
        return Limits.first(
                key.equals(membership.getAccount()) ? null : "the key is not the account",
                Limits.problem("account", membership.getAccount(), Limits.ID),
                Limits.problem("audiences", String.join("", audiences(membership)), Limits.MESSAGE),
                Limits.problem("ways", String.join("", ways(membership)), Limits.MESSAGE));
    }

    @Override
    public void encode(Membership membership, CopyBuffer rows) {
        boolean known = membership.getState() == PermissionState.KNOWN;
        rows.row(4)
                .text(membership.getAccount())
                .bool(known)
                .texts(known ? audiences(membership) : List.of())
                .texts(known ? ways(membership) : List.of());
    }

    private static List<String> audiences(Membership membership) {
        return membership.getAudiences().stream().map(GroupPath::getAudience).toList();
    }

    private static List<String> ways(Membership membership) {
        return membership.getAudiences().stream()
                .map(path -> String.join("\u001f", path.getGroups()))
                .toList();
    }
}
