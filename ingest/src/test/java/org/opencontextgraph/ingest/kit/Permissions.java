package org.opencontextgraph.ingest.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.connector.Tool;

/** What a tool says in one run of who may read it: each line lets somebody in. */
final class Permissions {
    /** As an endless run shows. */
    private static final int MOST_PAGES = 1_000;

    private final Set<String> resources = new TreeSet<>();
    private final Set<String> grants = new TreeSet<>();
    private final List<String> complaints = new ArrayList<>();

    /** A server that a test puts before a tool has an address of its own. */
    private final String namespace;

    private Permissions(String namespace) {
        this.namespace = namespace;
    }

    /** Asks as far as the tool answers. */
    static Permissions of(Tool tool) {
        Permissions said = new Permissions(tool.namespace());
        try {
            said.ask(tool.permissions().orElseThrow());
        } catch (IOException e) {
            said.complaints.add(String.valueOf(e.getMessage()));
        }
        return said;
    }

    private void ask(PermissionSource source) throws IOException {
        String position = "";
        for (int pages = 0; position != null; pages++) {
            if (pages == MOST_PAGES) {
                throw new IllegalStateException("the pages of " + source.tool() + " do not end");
            }
            PermissionPage page = source.fetch(position);
            add(page);
            position = page.next();
        }
    }

    private void add(PermissionPage page) {
        complaints.addAll(page.withheld());
        Map<String, Set<String>> groups = page.readers().stream()
                .filter(SourceReaders::known)
                .collect(Collectors.toMap(
                        SourceReaders::resource, SourceReaders::groups, Permissions::both, TreeMap::new));
        groups.forEach((resource, readers) -> {
            resources.add(plain(resource));
            readers.forEach(it -> grants.add(plain(it + " may read " + resource)));
        });
        page.groups().forEach(group -> {
            group.members().forEach(it -> grants.add(plain(it.name() + " is in " + group.name())));
            group.subgroups().forEach(it -> grants.add(plain(it + " is part of " + group.name())));
        });
    }

    private String plain(String text) {
        return text.replace(namespace + ":", "");
    }

    /** A resource that is told twice is read by whom both say. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        return one.stream().filter(other::contains).collect(Collectors.toUnmodifiableSet());
    }

    /** Resources of which it is said who reads them. */
    Set<String> resources() {
        return Set.copyOf(resources);
    }

    /** `GROUP may read RESOURCE`, `ACCOUNT is in GROUP`, `GROUP is part of GROUP`. */
    Set<String> grants() {
        return Set.copyOf(grants);
    }

    /** Why it is not complete. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }
}
