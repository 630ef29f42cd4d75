package org.opencontextgraph.query.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opencontextgraph.query.server.identity.Suggestion.Candidate;
import org.opencontextgraph.query.server.identity.Suggestions.Rejected;

class SuggestionsTest {
    private static final String[] NAMES = {
        "ann", "Ann", "ann.lee", "Ann_Lee", "ánn lee", "ann.lee@corp", "annlee@home", "ben", "b", "@", "", "李明"
    };

    @ParameterizedTest
    @CsvSource({
        "ann, ann, SAME_NAME",
        "Ann.Lee, ann_lee, SAME_WRITTEN_DIFFERENTLY",
        "Renée Müller, renee-muller, SAME_WRITTEN_DIFFERENTLY",
        "ann.lee@corp.example, annlee, SAME_BEFORE_THE_AT",
        "annlee, Ann.Lee@corp.example, SAME_BEFORE_THE_AT",
        "ann@corp.example, ann@home.example, SAME_BEFORE_THE_AT"
    })
    void shouldSayWhatTwoNamesHaveInCommon(String one, String other, Likeness likeness) {
        assertThat(candidates(nobodys("n", "chat", one), vouched("v", "tracker", other, "p")))
                .containsExactly("p " + likeness);
    }

    @ParameterizedTest
    @CsvSource({"ann, anna", "a.b, ab", "ann@corp, corp", "'.-', '_'"})
    void shouldSuggestNothingForNamesThatSayNothing(String one, String other) {
        assertThat(candidates(nobodys("n", "chat", one), vouched("v", "tracker", other, "p")))
                .isEmpty();
    }

    @Test
    void shouldNameEachPersonOnceByTheStrongestReason() {
        assertThat(candidates(
                        nobodys("n", "chat", "Ann.Lee"),
                        vouched("v1", "desk", "annlee@corp", "p1"),
                        vouched("v2", "tracker", "Ann.Lee", "p1"),
                        vouched("v3", "code", "ann-lee", "p2")))
                .containsExactly("p1 SAME_NAME", "p2 SAME_WRITTEN_DIFFERENTLY");
    }

    @Test
    void shouldNotTakeTwoAccountsOfOneToolForOneHuman() {
        assertThat(candidates(nobodys("n", "chat", "ann.lee"), vouched("v", "chat", "annlee", "p")))
                .isEmpty();
    }

    @Test
    void shouldSuggestNobodyWhenMoreThanFiveAreCalledSo() {
        List<KnownAccount> accounts = new ArrayList<>(List.of(nobodys("n", "chat", "admin")));
        for (int i = 0; i < 5; i++) {
            accounts.add(vouched("v" + i, "tool" + i, "admin", "p" + i));
        }
        assertThat(Suggestions.of(accounts, Set.of()).getFirst().candidates()).hasSize(5);
        accounts.add(vouched("v5", "tool5", "admin", "p5"));
        assertThat(Suggestions.of(accounts, Set.of())).isEmpty();
    }

    @Test
    void shouldSayNothingOfImports() {
        assertThat(candidates(nobodys("n", "import:1", "ann"), vouched("v", "tracker", "ann", "p")))
                .isEmpty();
        assertThat(candidates(nobodys("n", "chat", "ann"), vouched("v", "import:1", "ann", "p")))
                .isEmpty();
    }

    @RepeatedTest(200)
    void shouldSuggestOnlyWhatNobodyVouchesForToPeopleWhoAreVouchedForInWhateverOrder(RepetitionInfo repetition) {
        // Given
        Random random = new Random(repetition.getCurrentRepetition());
        List<KnownAccount> accounts = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(30); i++) {
            accounts.add(account(random, "a" + i));
        }
        Set<Rejected> rejected = Set.of(new Rejected("a0", "p0"), new Rejected("a1", "p1"));
        // When
        List<Suggestion> suggestions = Suggestions.of(accounts, rejected);
        // Then
        for (Suggestion suggestion : suggestions) {
            KnownAccount account = suggestion.account();
            assertThat(account.counts() || account.bot() || account.linked() || account.isImported())
                    .isFalse();
            assertThat(suggestion.candidates()).extracting(Candidate::person).doesNotHaveDuplicates();
            assertThat(suggestion.candidates()).extracting(Candidate::reason).isSorted();
            for (Candidate candidate : suggestion.candidates()) {
                KnownAccount like = candidate.like();
                assertThat(like.counts()).isTrue();
                assertThat(like.bot() || like.isImported()).isFalse();
                assertThat(like.tool()).isNotEqualTo(account.tool());
                assertThat(like.person()).contains(candidate.person());
                assertThat(like.name().flatMap(candidate.reason()::key))
                        .isPresent()
                        .isEqualTo(account.name().flatMap(candidate.reason()::key));
                assertThat(rejected).doesNotContain(new Rejected(account.account(), candidate.person()));
            }
        }
        Collections.shuffle(accounts, random);
        assertThat(Suggestions.of(accounts, rejected)).isEqualTo(suggestions);
    }

    private static KnownAccount account(Random random, String number) {
        boolean bot = random.nextInt(6) == 0;
        boolean linked = random.nextInt(6) == 0;
        boolean known = linked || random.nextBoolean();
        return new KnownAccount(
                number,
                Optional.of(random.nextInt(8) == 0 ? "import:1" : "tool" + random.nextInt(3)),
                Optional.of(NAMES[random.nextInt(NAMES.length)]),
                Optional.of("p" + random.nextInt(8)),
                linked ? "OPERATOR" : known ? "DIRECTORY" : "PROVISIONAL",
                bot,
                linked,
                known && !bot);
    }

    private static List<String> candidates(KnownAccount... accounts) {
        return Suggestions.of(List.of(accounts), Set.of()).stream()
                .flatMap(suggestion -> suggestion.candidates().stream())
                .map(candidate -> candidate.person() + " " + candidate.reason())
                .toList();
    }

    private static KnownAccount nobodys(String number, String tool, String name) {
        return new KnownAccount(
                number, Optional.of(tool), Optional.of(name), Optional.of("own"), "PROVISIONAL", false, false, false);
    }

    private static KnownAccount vouched(String number, String tool, String name, String person) {
        return new KnownAccount(
                number, Optional.of(tool), Optional.of(name), Optional.of(person), "DIRECTORY", false, false, true);
    }
}
