package org.opencontextgraph.ingest.permission;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;

/**
 * What a tool said in one run.
 *
 * @param covered by resource the audiences that may read it; null where the tool did not say
 * @param missing why the run is not complete, in words; empty: the tool said everything
 */
public record Snapshot(Map<String, Readers> covered, int groups, List<String> missing) {
    /** @param known false: the tool named the resource and not its readers */
    public record Readers(boolean known, Set<String> audiences) {}

    /**
     * Asks for all pages. What was said before a page failed counts, and the run is incomplete.
     *
     * @throws IOException when the tool said nothing at all
     */
    public static Snapshot of(PermissionSource source, AudienceGroups audiences) throws IOException {
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
                missing.add("a page could not be read");
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
        return new Snapshot(covered(new GroupGraph(groups), readers, audiences), groups.size(), missing);
    }

    /** A resource that is told twice is read by whom both say; when one does not know, nobody knows. */
    private static Map<String, Readers> covered(GroupGraph graph, List<SourceReaders> all, AudienceGroups audiences) {
        Map<String, Readers> covered = new HashMap<>();
        for (SourceReaders it : all) {
            TreeSet<String> now = it.known() ? audiences.coveredBy(graph.within(it.groups())) : new TreeSet<>();
            covered.merge(it.resource(), new Readers(it.known(), now), Snapshot::both);
        }
        return covered;
    }

    private static Readers both(Readers one, Readers other) {
        Set<String> common = new TreeSet<>(one.audiences());
        common.retainAll(other.audiences());
        return new Readers(one.known() && other.known(), common);
    }

    public boolean isComplete() {
        return missing.isEmpty();
    }
}
