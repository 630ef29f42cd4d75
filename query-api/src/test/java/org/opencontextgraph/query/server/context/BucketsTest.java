package org.opencontextgraph.query.server.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BucketsTest {
    record Published(int bucket, int support) {}

    @Provide
    Arbitrary<List<Published>> published() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(5, 40))
                .as(Published::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12);
    }

    @Property
    void shouldBeTheLowerMedianOfEverythingThatSupportsIt(@ForAll("published") List<Published> published) {
        // Given
        List<Integer> entries = new ArrayList<>();
        published.forEach(one -> entries.addAll(Collections.nCopies(one.support(), one.bucket())));
        Collections.sort(entries);

        // When, Then
        assertThat(of(published).median()).hasValue(entries.get((entries.size() - 1) / 2));
    }

    @Property
    void shouldSayOnlyWhatWasPublishedInWhateverOrder(@ForAll("published") List<Published> published) {
        OptionalInt median = of(published).median();

        assertThat(published).extracting(Published::bucket).contains(median.getAsInt());
        assertThat(of(published.reversed()).median()).isEqualTo(median);
    }

    @Test
    void shouldSayNothingOfNothing() {
        assertThat(new Buckets().median()).isEmpty();
    }

    private static Buckets of(List<Published> published) {
        Buckets buckets = new Buckets();
        published.forEach(one -> buckets.add(one.bucket(), one.support()));
        return buckets;
    }
}
