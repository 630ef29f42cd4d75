package org.opencontextgraph.ingest.cdc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.opencontextgraph.ingest.cdc.Told.Loss;

class ToldTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void shouldSayFromWhenToWhenSomethingWasMissing() {
        Told told = Told.NOTHING
                .next("a", List.of(), hour(0))
                .next("b", List.of("x"), hour(1))
                .next("b", List.of("x"), hour(2))
                .next("c", List.of(), hour(3))
                .next("c", List.of(), hour(4));

        assertThat(told.losses()).containsExactly(new Loss("x", text(0), text(3), false));
        assertThat(told.over()).singleElement().asString().contains("12:00:00Z to 2026-03-01T15:00:00Z", "x");
    }

    @Test
    void shouldSayThatItWasAnotherOneWhenNobodySawWhatWasMissing() {
        Told told = Told.NOTHING.next("a", List.of(), hour(0)).next("b", List.of(), hour(1));

        assertThat(told.over())
                .singleElement()
                .asString()
                .contains("altered between 2026-03-01T12:00:00Z and 2026-03-01T13:00:00Z");
        assertThat(told.next("c", List.of(), hour(2)).losses())
                .singleElement()
                .satisfies(it -> assertThat(it.to()).isEqualTo(text(2)))
                .satisfies(it -> assertThat(it.from()).isEqualTo(text(0)));
    }

    @Test
    void shouldSayThatItWasAlteredWhileSomethingElseWasMissing() {
        Told told = Told.NOTHING.next("a", List.of("x"), hour(0)).next("b", List.of("x"), hour(1));

        assertThat(told.over()).singleElement().asString().contains("altered");
        assertThat(told.losses()).contains(new Loss("x", text(0), text(1), true));
    }

    /** A form is the number of a time at which something was changed. */
    @Property
    void shouldForgetNoLossAndInventNone(
            @ForAll @Size(max = 40) List<@IntRange(max = 2) Integer> forms,
            @ForAll @Size(value = 40) List<@Size(max = 3) Set<@IntRange(max = 4) Integer>> missing) {
        Told told = Told.NOTHING;
        Set<String> ever = new TreeSet<>();
        boolean altered = false;
        for (int i = 0; i < forms.size(); i++) {
            // Given
            List<String> now = missing.get(i).stream().map(it -> "m" + it).toList();
            ever.addAll(now);
            altered |= i > 0 && !forms.get(i).equals(forms.get(i - 1));

            // When
            boolean sameMissing = told.losses().stream()
                    .filter(Loss::open)
                    .map(Loss::what)
                    .collect(Collectors.toSet())
                    .equals(Set.copyOf(now));
            boolean unexplained = i > 0 && !forms.get(i).equals(forms.get(i - 1)) && sameMissing;
            told = told.next("f" + forms.get(i), now, hour(i));

            // Then
            List<String> what =
                    new ArrayList<>(told.losses().stream().map(Loss::what).toList());
            assertThat(what).doesNotHaveDuplicates().containsAll(ever);
            what.removeAll(ever);
            assertThat(what.isEmpty() || altered).isTrue();
            assertThat(altered && told.losses().isEmpty()).isFalse();
            if (unexplained) {
                assertThat(told.losses()).anySatisfy(it -> assertThat(it.what()).contains("altered"));
            }
            assertThat(told.losses().stream().filter(Loss::open).map(Loss::what))
                    .containsExactlyInAnyOrderElementsOf(now);
            assertThat(told.losses()).allMatch(it -> it.from().compareTo(it.to()) <= 0);
        }
    }

    private static Instant hour(int number) {
        return NOON.plusSeconds(3_600L * number);
    }

    private static String text(int hour) {
        return hour(hour).toString();
    }
}
