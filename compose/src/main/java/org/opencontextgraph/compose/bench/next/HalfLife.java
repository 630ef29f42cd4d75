package org.opencontextgraph.compose.bench.next;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.opencontextgraph.query.server.suggest.Fading;

/** The only setting that is chosen for each log: how fast what is known grows old. */
final class HalfLife {
    private static final List<Fading> CHOICES = List.of(
            Fading.NONE, days(360), days(180), days(90), days(28), days(7), days(3), hours(36), hours(18), hours(9));

    private HalfLife() {}

    /** The one with the greatest accuracy; the first of several. */
    static Fading chosen(Function<Fading, Score> validation) {
        Fading best = CHOICES.getFirst();
        double accuracy = -1;
        for (Fading choice : CHOICES) {
            double its = validation.apply(choice).accuracy();
            if (its > accuracy) {
                accuracy = its;
                best = choice;
            }
        }
        return best;
    }

    static double inDays(Fading fading) {
        Duration halfLife = fading.halfLife();
        return halfLife == null ? 0.0 : halfLife.toHours() / 24.0;
    }

    private static Fading hours(int hours) {
        return new Fading(Duration.ofHours(hours));
    }

    private static Fading days(int days) {
        return new Fading(Duration.ofDays(days));
    }
}
