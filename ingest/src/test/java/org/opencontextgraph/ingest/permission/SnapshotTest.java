package org.opencontextgraph.ingest.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.permission.Snapshot.Readers;
import org.opencontextgraph.schema.id.Audience;

class SnapshotTest {
    private static final AudienceGroups AUDIENCES = new AudienceGroups(Map.of(
            Audience.EVERYONE,
            Set.of("t:all"),
            new Audience("group:dev"),
            Set.of("t:dev", "u:engineers"),
            new Audience("group:ops"),
            Set.of("t:ops")));

    @Test
    void shouldFollowGroupsInGroupsHoweverDeepAndInCircles() throws IOException {
        Snapshot snapshot = Snapshot.of(
                pages(page(
                        List.of(
                                group("t:delivery", "t:dev", "t:inner"),
                                group("t:inner", "t:ops", "t:delivery"),
                                group("t:unheard", "t:delivery")),
                        List.of(readers("r1", "t:unheard"), readers("r2", "t:dev"), readers("r3", "t:small")),
                        null)),
                AUDIENCES);

        assertThat(snapshot.isComplete()).isTrue();
        assertThat(snapshot.covered())
                .containsEntry("r1", new Readers(true, Set.of("group:dev", "group:ops")))
                .containsEntry("r2", new Readers(true, Set.of("group:dev")))
                .containsEntry("r3", new Readers(true, Set.of()));
    }

    @Test
    void shouldTakeWhatEveryoneReadsForReadByEachAudience() throws IOException {
        Snapshot snapshot = Snapshot.of(pages(page(List.of(), List.of(readers("r", "t:all")), null)), AUDIENCES);

        assertThat(snapshot.covered())
                .containsEntry("r", new Readers(true, Set.of("everyone", "group:dev", "group:ops")));
    }

    @Test
    void shouldKnowAGroupThatComesOnALaterPageThanItsResource() throws IOException {
        Snapshot snapshot = Snapshot.of(
                pages(
                        page(List.of(), List.of(readers("r", "t:delivery")), "1"),
                        page(List.of(group("t:delivery", "t:ops")), List.of(), null)),
                AUDIENCES);

        assertThat(snapshot.covered()).containsEntry("r", new Readers(true, Set.of("group:ops")));
    }

    @Test
    void shouldTakeTheStricterOfTwoWordsAboutAResource() throws IOException {
        Snapshot snapshot = Snapshot.of(
                pages(page(
                        List.of(),
                        List.of(
                                readers("r", "t:all"),
                                readers("r", "t:dev"),
                                readers("s", "t:dev"),
                                new SourceReaders("s", false, Set.of())),
                        null)),
                AUDIENCES);

        assertThat(snapshot.covered())
                .containsEntry("r", new Readers(true, Set.of("group:dev")))
                .containsEntry("s", new Readers(false, Set.of()));
    }

    @Test
    void shouldBeIncompleteWhenAPageFailsOrWithholdsOrThePagesDoNotEnd() throws IOException {
        PermissionPage first = page(List.of(), List.of(readers("r", "t:dev")), "1");

        assertThat(Snapshot.of(pages(first, null), AUDIENCES).missing()).containsExactly("a page could not be read");
        assertThat(Snapshot.of(pages(first, page(List.of(), List.of(), "1")), AUDIENCES)
                        .missing())
                .containsExactly("the pages do not end");
        assertThat(Snapshot.of(
                                pages(new PermissionPage(
                                        List.of(), List.of(), List.of("the scope groups:read is missing"), null)),
                                AUDIENCES)
                        .missing())
                .containsExactly("the scope groups:read is missing");
        assertThatThrownBy(() -> Snapshot.of(pages((PermissionPage) null), AUDIENCES))
                .isInstanceOf(IOException.class);
    }

    private static SourceGroup group(String name, String... parts) {
        return new SourceGroup(name, Set.of(parts), Set.of());
    }

    private static SourceReaders readers(String resource, String... groups) {
        return new SourceReaders(resource, true, Set.of(groups));
    }

    private static PermissionPage page(List<SourceGroup> groups, List<SourceReaders> readers, @Nullable String next) {
        return new PermissionPage(groups, readers, List.of(), next);
    }

    /** Positions are numbers; a page that is null fails. */
    private static PermissionSource pages(@Nullable PermissionPage... pages) {
        return new PermissionSource() {
            @Override
            public String tool() {
                return "t";
            }

            @Override
            public PermissionPage fetch(String position) throws IOException {
                PermissionPage page = pages[position.isEmpty() ? 0 : Integer.parseInt(position)];
                if (page == null) {
                    throw new IOException("gone");
                }
                return page;
            }
        };
    }
}
