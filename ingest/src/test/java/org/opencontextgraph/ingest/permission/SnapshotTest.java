package org.opencontextgraph.ingest.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionPage;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceGroup;
import org.opencontextgraph.ingest.connector.PermissionPage.SourceReaders;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.permission.Said.Word;
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
        Snapshot snapshot = snapshot(pages(page(
                List.of(
                        group("t:delivery", "t:dev", "t:inner"),
                        group("t:inner", "t:ops", "t:delivery"),
                        group("t:unheard", "t:delivery")),
                List.of(readers("r1", "t:unheard"), readers("r2", "t:dev"), readers("r3", "t:small")),
                null)));

        assertThat(snapshot.readers().isComplete()).isTrue();
        assertThat(snapshot.readers().words())
                .containsEntry("r1", new Word(true, Set.of("group:dev", "group:ops")))
                .containsEntry("r2", new Word(true, Set.of("group:dev")))
                .containsEntry("r3", new Word(true, Set.of()));
    }

    @Test
    void shouldTakeWhatEveryoneReadsForReadByEachAudience() throws IOException {
        Snapshot snapshot = snapshot(pages(page(List.of(), List.of(readers("r", "t:all")), null)));

        assertThat(snapshot.readers().words())
                .containsEntry("r", new Word(true, Set.of("everyone", "group:dev", "group:ops")));
    }

    @Test
    void shouldKnowAGroupThatComesOnALaterPageThanItsResource() throws IOException {
        Snapshot snapshot = snapshot(pages(
                page(List.of(), List.of(readers("r", "t:delivery")), "1"),
                page(List.of(group("t:delivery", "t:ops")), List.of(), null)));

        assertThat(snapshot.readers().words()).containsEntry("r", new Word(true, Set.of("group:ops")));
    }

    @Test
    void shouldTakeTheStricterOfTwoWordsAboutAResource() throws IOException {
        Snapshot snapshot = snapshot(pages(page(
                List.of(),
                List.of(
                        readers("r", "t:all"),
                        readers("r", "t:dev"),
                        readers("s", "t:dev"),
                        new SourceReaders("s", false, Set.of())),
                null)));

        assertThat(snapshot.readers().words())
                .containsEntry("r", new Word(true, Set.of("group:dev")))
                .containsEntry("s", new Word(false, Set.of()));
    }

    @Test
    void shouldBeIncompleteWhenAPageFailsOrWithholdsOrThePagesDoNotEnd() throws IOException {
        PermissionPage first = page(List.of(), List.of(readers("r", "t:dev")), "1");

        assertThat(snapshot(pages(first, null)).readers().missing()).containsExactly("a page could not be read: gone");
        assertThat(snapshot(pages(first, page(List.of(), List.of(), "1")))
                        .readers()
                        .missing())
                .containsExactly("the pages do not end");
        assertThat(snapshot(pages(new PermissionPage(
                                List.of(), List.of(), List.of("the scope groups:read is missing"), null)))
                        .readers()
                        .missing())
                .containsExactly("the scope groups:read is missing");
        assertThatThrownBy(() -> snapshot(pages((PermissionPage) null))).isInstanceOf(IOException.class);
    }

    @Test
    void shouldKnowWhatEachAccountBelongsToAndOnWhichWay() throws IOException {
        Snapshot snapshot = snapshot(pages(
                page(
                        List.of(
                                members("t:dev", "ann"),
                                members("t:deep", "ben", "ann"),
                                group("t:middle", "t:deep"),
                                group("t:dev", "t:middle"),
                                group("t:deep", "t:dev"),
                                members("t:all", "ann", "ben", "cat")),
                        List.of(),
                        "1"),
                page(List.of(members("t:ops", "ben")), List.of(), null)));

        assertThat(snapshot.belongings().words())
                .containsEntry("ann", new Word(true, Set.of(new Belonging("group:dev", List.of("t:dev")).text())))
                .containsEntry(
                        "ben",
                        new Word(
                                true,
                                Set.of(
                                        new Belonging("group:dev", List.of("t:deep", "t:middle", "t:dev")).text(),
                                        new Belonging("group:ops", List.of("t:ops")).text())))
                .containsEntry("cat", new Word(true, Set.of()));
        assertThat(Belonging.parse(new Belonging("group:dev", List.of("t:deep", "t:dev")).text()))
                .isEqualTo(new Belonging("group:dev", List.of("t:deep", "t:dev")));
    }

    @Test
    void shouldFollowAGroupOfFiftyThousandAndAThousandGroupsOfOne() throws IOException {
        List<SourceGroup> groups = new ArrayList<>();
        groups.add(members(
                "t:dev", IntStream.range(0, 50_000).mapToObj(i -> "member-" + i).toArray(String[]::new)));
        for (int i = 0; i < 1_000; i++) {
            groups.add(group("t:chain-" + i, i == 999 ? "t:chain-0" : "t:chain-" + (i + 1)));
        }
        groups.add(group("t:ops", "t:chain-0"));
        groups.add(members("t:chain-999", "member-7"));

        Map<String, Word> words =
                snapshot(pages(page(groups, List.of(), null))).belongings().words();

        assertThat(words).hasSize(50_000);
        assertThat(words.get("member-8"))
                .isEqualTo(new Word(true, Set.of(new Belonging("group:dev", List.of("t:dev")).text())));
        assertThat(words)
                .hasEntrySatisfying(
                        "member-7", word -> assertThat(word.values()).hasSize(2));
    }

    private static Snapshot snapshot(PermissionSource source) throws IOException {
        return Snapshot.of(source, AUDIENCES, AccountKey::name);
    }

    private static SourceGroup members(String name, String... accounts) {
        return new SourceGroup(
                name,
                Set.of(),
                Arrays.stream(accounts).map(it -> new AccountKey("t", it)).collect(Collectors.toSet()));
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
