package org.opencontextgraph.ingest.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.permission.Said.Word;

class AclSyncTest {
    private static final AclRules RULES = new AclRules(Duration.ofHours(24), Duration.ofDays(30), 0.5);
    private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");

    private final Map<String, Known> table = new HashMap<>();
    private Instant now = BEGIN;

    @Test
    void shouldTellWhatIsNewAndWhatChangedAndConfirmTheRest() {
        assertThat(run(complete("a", "everyone", "b", "group:x"))).isEmpty();
        assertThat(readers("a")).isEqualTo("everyone");
        long revision = row("a").revision();

        later(Duration.ofMinutes(15));
        assertThat(run(complete("a", "everyone", "b", "everyone,group:x"))).isEmpty();

        assertThat(row("a").revision()).isEqualTo(revision);
        assertThat(row("a").checked()).isEqualTo(now);
        assertThat(readers("b")).isEqualTo("everyone,group:x");
        assertThat(row("b").revision()).isGreaterThan(revision);
    }

    @Test
    void shouldTakeAResourceThatACompleteRunDoesNotNameForReadByNobody() {
        run(complete("a", "everyone", "b", "everyone"));
        later(Duration.ofMinutes(15));

        run(complete("a", "everyone"));

        assertThat(readers("b")).isEmpty();
        assertThat(row("b").isKnown()).isTrue();
    }

    @Test
    void shouldTakeNothingAwayInAnIncompleteRun() {
        run(complete("a", "everyone", "b", "group:x", "c", "group:y"));
        later(Duration.ofMinutes(15));

        // a page with the groups is missing: c has fewer readers, b is not named
        assertThat(run(incomplete("a", "everyone", "c", ""))).containsExactly("a page could not be read");

        assertThat(readers("a")).isEqualTo("everyone");
        assertThat(readers("b")).isEqualTo("unknown");
        assertThat(readers("c")).isEqualTo("unknown");

        // the next complete run brings them back
        later(Duration.ofMinutes(15));
        run(complete("a", "everyone", "b", "group:x", "c", "group:y"));
        assertThat(readers("b") + readers("c")).isEqualTo("group:xgroup:y");
    }

    @Test
    void shouldGiveNobodyMoreInAnIncompleteRun() {
        run(complete("a", "group:x"));
        later(Duration.ofMinutes(15));

        run(incomplete("a", "everyone,group:x", "new", "everyone"));

        assertThat(readers("a")).isEqualTo("group:x");
        assertThat(readers("new")).isEqualTo("unknown");
        later(Duration.ofMinutes(15));
        run(incomplete("a", "everyone,group:x", "new", "everyone"));
        assertThat(readers("new")).isEqualTo("unknown");
    }

    @Test
    void shouldNotBelieveAnEmptyAnswerWhereThereUsedToBeMany() {
        String[] many = new String[60];
        for (int i = 0; i < 60; i += 2) {
            many[i] = "r" + i;
            many[i + 1] = "everyone";
        }
        run(complete(many));
        later(Duration.ofMinutes(15));

        assertThat(run(complete())).containsExactly("it names far fewer resources than before");
        assertThat(table.values()).hasSize(30).noneMatch(Known::isKnown);
    }

    @Test
    void shouldForgetNothingWhenTheToolCannotBeAskedUntilItsWordIsTooOld() {
        run(complete("a", "everyone"));
        later(Duration.ofHours(23));
        assertThat(run(null)).containsExactly("the tool could not be asked");
        assertThat(readers("a")).isEqualTo("everyone");

        later(Duration.ofHours(2));
        run(null);
        assertThat(readers("a")).isEqualTo("unknown");

        later(Duration.ofDays(29));
        run(null);
        assertThat(readers("a")).isEqualTo("unknown");

        later(Duration.ofDays(2));
        run(null);
        assertThat(readers("a")).isEmpty();
        assertThat(row("a").isKnown()).isTrue();

        // nobody's readers do not grow old
        long revision = row("a").revision();
        later(Duration.ofDays(100));
        run(null);
        assertThat(row("a").revision()).isEqualTo(revision);
    }

    @Test
    void shouldKeepAnUnreadableResourceUnknownAndTheTimeSinceWhen() {
        run(said(List.of(), Map.of("a", new Word(false, Set.of()))));
        Instant since = now;
        later(Duration.ofDays(3));
        run(said(List.of(), Map.of("a", new Word(false, Set.of()))));

        assertThat(row("a").unknownSince()).isEqualTo(since);
    }

    /** Whatever a tool says and does not say: only a complete run, or thirty days, takes readers away for good. */
    @Test
    void shouldNeverTakeAReaderAwayForGoodWithoutACompleteWord() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            table.clear();
            now = BEGIN;
            Map<String, Long> revisions = new HashMap<>();
            for (int step = 0; step < 12; step++) {
                later(Duration.ofHours(random.nextInt(60)));
                Said said = random.nextInt(5) == 0 ? null : random(random);
                Map<String, Known> before = Map.copyOf(table);
                List<String> verdict = run(said);
                for (Known row : table.values()) {
                    Known old = before.get(row.key());
                    boolean fewer =
                            old != null && row.isKnown() && !row.values().containsAll(old.values());
                    boolean waitedLong = old != null
                            && old.unknownSince() != null
                            && old.unknownSince().plus(RULES.giveUp()).isBefore(now);
                    assertThat(fewer && !verdict.isEmpty() && !waitedLong)
                            .as("seed %d, %s → %s", seed, old, row)
                            .isFalse();
                    // more than the tool says nobody gets, and a change has a greater revision
                    if (row.isKnown() && said != null && said.words().containsKey(row.key())) {
                        assertThat(said.words().get(row.key()).values()).containsAll(row.values());
                    }
                    if (old == null
                            || old.isKnown() != row.isKnown()
                            || !old.values().equals(row.values())) {
                        assertThat(row.revision()).isGreaterThan(revisions.getOrDefault(row.key(), -1L));
                    }
                    revisions.put(row.key(), row.revision());
                }
            }
        }
    }

    private static Said random(Random random) {
        Map<String, Word> covered = new HashMap<>();
        for (int i = 0; i < 30; i++) {
            if (random.nextInt(4) > 0) {
                Set<String> audiences = new TreeSet<>();
                for (String audience : List.of("everyone", "group:x", "group:y")) {
                    if (random.nextBoolean()) {
                        audiences.add(audience);
                    }
                }
                boolean known = random.nextInt(6) > 0;
                covered.put("r" + i, new Word(known, known ? audiences : Set.of()));
            }
        }
        return said(random.nextBoolean() ? List.of() : List.of("a page could not be read"), covered);
    }

    private List<String> run(@Nullable Said said) {
        AclSync.Plan plan = new AclSync(RULES, now, "resources").plan(said, new ArrayList<>(table.values()));
        plan.rows().forEach(row -> table.put(row.key(), row));
        return plan.verdict();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private Known row(String resource) {
        Known row = table.get(resource);
        if (row == null) {
            throw new AssertionError("no row of " + resource);
        }
        return row;
    }

    private String readers(String resource) {
        Known row = row(resource);
        return row.isKnown() ? String.join(",", row.ordered()) : "unknown";
    }

    private static Said complete(String... all) {
        return said(List.of(), covered(all));
    }

    private static Said incomplete(String... all) {
        return said(List.of("a page could not be read"), covered(all));
    }

    private static Said said(List<String> missing, Map<String, Word> covered) {
        return new Said(covered, missing);
    }

    private static Map<String, Word> covered(String... all) {
        Map<String, Word> covered = new HashMap<>();
        for (int i = 0; i < all.length; i += 2) {
            covered.put(all[i], new Word(true, all[i + 1].isEmpty() ? Set.of() : Set.of(all[i + 1].split(",", -1))));
        }
        return covered;
    }
}
