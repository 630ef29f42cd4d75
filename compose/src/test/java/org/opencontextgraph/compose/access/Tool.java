package org.opencontextgraph.compose.access;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;

/** The tool of a company, in a good or a bad mood; remembers what it told. */
final class Tool implements PermissionSource {
    enum Mood {
        WELL,
        /** The second page cannot be read. */
        LOSES_A_PAGE,
        /** It says that it withheld something, and does. */
        WITHHOLDS,
        /** Names few resources and groups, and does not say so. */
        NAMES_FEW,
        /** It cannot be asked. */
        DOWN
    }

    static final String NAME = "tool";

    private final Facts facts;
    private final Mood mood;
    final List<PermissionPage> told = new ArrayList<>();

    Tool(Facts facts, Mood mood) {
        this.facts = facts;
        this.mood = mood;
    }

    boolean hasGaps() {
        return mood == Mood.LOSES_A_PAGE || mood == Mood.WITHHOLDS;
    }

    @Override
    public String tool() {
        return NAME;
    }

    @Override
    public PermissionPage fetch(String position) throws IOException {
        boolean first = position.isEmpty();
        if (mood == Mood.DOWN || (mood == Mood.LOSES_A_PAGE && !first)) {
            throw new IOException("no answer");
        }
        PermissionPage page = new PermissionPage(
                half(facts.groups.keySet(), first).stream().map(this::group).toList(),
                half(facts.grants.keySet(), first).stream().map(this::readers).toList(),
                mood == Mood.WITHHOLDS ? List.of("a scope is missing") : List.of(),
                first ? "2" : null);
        told.add(page);
        return page;
    }

    private SourceGroup group(String name) {
        Facts.Group group = facts.groups.get(name);
        if (group == null) {
            throw new IllegalStateException(name);
        }
        Set<AccountKey> members = group.members().stream()
                .filter(account -> mood != Mood.WITHHOLDS || account.hashCode() % 3 != 0)
                .map(account -> new AccountKey(NAME, account))
                .collect(Collectors.toSet());
        return new SourceGroup(name, group.parts(), members);
    }

    private SourceReaders readers(String resource) {
        return new SourceReaders(
                resource, !facts.silent.contains(resource), facts.grants.getOrDefault(resource, Set.of()));
    }

    private List<String> half(Set<String> names, boolean first) {
        List<String> sorted = List.copyOf(new TreeSet<>(names));
        if (mood == Mood.NAMES_FEW) {
            return first ? sorted.subList(0, sorted.size() / 3) : List.of();
        }
        int middle = sorted.size() / 2;
        return first ? sorted.subList(0, middle) : sorted.subList(middle, sorted.size());
    }
}
