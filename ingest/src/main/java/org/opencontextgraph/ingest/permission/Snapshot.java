package org.opencontextgraph.ingest.permission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.permission.Said.Word;

/** What a tool said in one run: who may read its resources, and which audiences its accounts belong to. */
public record Snapshot(Said readers, Said belongings, GroupCount groups) {
    /**
     * Asks for all pages. What was said before a page failed counts, and the run is incomplete.
     *
     * @param numbers of accounts, in place of their names
     * @throws IOException when the tool said nothing at all
     */
    public static Snapshot of(PermissionSource source, AudienceGroups audiences, Function<AccountKey, String> numbers)
            throws IOException {
        List<SourceGroup> groups = new ArrayList<>();
        List<SourceReaders> readers = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        String position = "";
        while (position != null) {
            PermissionPage page;
            try {
                page = source.fetch(position);
            } catch (IOException e) {
                if (position.isEmpty()) {
                    throw e;
                }
                missing.add("a page could not be read: "
                        + Objects.requireNonNullElse(
                                e.getMessage(), e.getClass().getSimpleName()));
                break;
            }
            groups.addAll(page.groups());
            readers.addAll(page.readers());
            missing.addAll(page.withheld());
            if (position.equals(page.next())) {
                missing.add("the pages do not end");
                break;
            }
            position = page.next();
        }
        GroupGraph graph = new GroupGraph(groups);
        Map<String, Word> belongings = new HashMap<>();
        audiences
                .belongings(graph)
                .forEach((account, all) -> belongings.put(numbers.apply(account), new Word(true, all)));
        return new Snapshot(
                new Said(covered(graph, readers, audiences), missing),
                new Said(belongings, missing),
                audiences.count(groups.stream().map(SourceGroup::name).collect(Collectors.toSet())));
    }

    /** A resource that is told twice is read by whom both say; when one does not know, nobody knows. */
    private static Map<String, Word> covered(GroupGraph graph, List<SourceReaders> all, AudienceGroups audiences) {
        Map<String, Word> covered = new HashMap<>();
        for (SourceReaders it : all) {
            TreeSet<String> now = it.known() ? audiences.coveredBy(graph.within(it.groups())) : new TreeSet<>();
            covered.merge(it.resource(), new Word(it.known(), now), Snapshot::both);
        }
        return covered;
    }

    private static Word both(Word one, Word other) {
        Set<String> common = new TreeSet<>(one.values());
        common.retainAll(other.values());
        return new Word(one.known() && other.known(), common);
    }
}
