package org.opencontextgraph.ingest.connector;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page of a tool's groups and of the readers of its resources.
 *
 * @param withheld what the tool did not tell although it was asked, in words without content, such as a missing scope; a page
 *     that withholds something makes the whole run incomplete
 * @param next where to go on; null: this was the last page
 */
public record PermissionPage(
        List<SourceGroup> groups,
        List<SourceReaders> readers,
        List<String> withheld,
        @Nullable String next) {
    public PermissionPage {
        groups = List.copyOf(groups);
        readers = List.copyOf(readers);
        withheld = List.copyOf(withheld);
    }

    /**
     * A group of the tool; one that is told on several pages is the union of what they say.
     *
     * @param name namespaced by its tool: `tool:name`
     * @param subgroups whose members are members of this group, too; namespaced
     * @param members accounts that are members themselves
     */
    public record SourceGroup(String name, Set<String> subgroups, Set<AccountKey> members) {
        public SourceGroup {
            subgroups = Set.copyOf(subgroups);
            members = Set.copyOf(members);
        }
    }

    /**
     * Who may read a resource, or all that is {@link SourceFact.Within} it.
     *
     * @param known false: the tool did not say who reads this one
     * @param groups namespaced; readers that were let in one by one cover no audience and are not told
     */
    public record SourceReaders(String resource, boolean known, Set<String> groups) {
        public SourceReaders {
            groups = Set.copyOf(groups);
        }
    }
}
