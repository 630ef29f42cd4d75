package org.opencontextgraph.query.materializer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.schema.message.SamePerson;

/** Persons who are the same human by an administrator's word. */
final class SamePersonTable implements KeyedTable<SamePerson> {
    @Override
    public String name() {
        return "same_person";
    }

    @Override
    public Class<SamePerson> message() {
        return SamePerson.class;
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
        return "person, same_as";
    }

    @Override
    public @Nullable String problem(String key, SamePerson same) {
        return Limits.first(
                key.equals(same.getPerson()) ? null : "the key is not the person",
                same.getInto().isEmpty() || same.getInto().indexOf('\u001f') >= 0 || key.indexOf('\u001f') >= 0
                        ? "a person is empty or has a separator"
                        : null,
                Limits.problem("person", same.getPerson(), Limits.ID),
                Limits.problem("into", same.getInto(), Limits.ID));
    }

    @Override
    public void encode(SamePerson same, CopyBuffer rows) {
        rows.row(2).text(same.getPerson()).text(same.getInto());
    }
}
