package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.Consent;

/** What each person agreed to. */
final class ConsentTable implements KeyedTable<Consent> {
    @Override
    public String name() {
        return "consent";
    }

    @Override
    public Class<Consent> message() {
        return Consent.class;
    }

    @Override
    public List<String> keyColumns() {
        return List.of("person");
    }

    @Override
    public Optional<List<String>> key(String key) {
        return Optional.of(List.of(key));
    }

    @Override
    public String columns() {
        return "person, opted_in, since";
    }

    @Override
    public @Nullable String problem(String key, Consent consent) {
        return Limits.first(
                key.equals(consent.getPerson()) ? null : "the key is not the person",
                Limits.problem("person", consent.getPerson(), Limits.ID));
    }

    @Override
    public void encode(Consent consent, CopyBuffer rows) {
        rows.row(3)
                .text(consent.getPerson())
                .bool(consent.getOptedIn())
                // whatever it says, an opt-out is shown as one
                .timestamp(Math.clamp(consent.getSince(), Limits.FIRST_TIME, Limits.END_OF_TIME));
    }
}
