package org.opencontextgraph.query.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.SuggestRoutes.Asked;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.DurationGrid;
import org.opencontextgraph.query.server.release.VisibleRelease;
import org.opencontextgraph.query.server.suggest.Mark;
import org.opencontextgraph.query.server.suggest.NextSteps;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.StepModels;

/** What may come next, as it is told. Withheld, forbidden and never seen are told alike: nothing is known. */
record SuggestionsBody(
        String processKey,
        boolean abstained,
        List<SuggestionBody> suggestions,
        int contextLength,
        List<String> unknownSteps,
        ModelBody model,
        @Nullable String completeUpTo,
        String withheldNotice) {
    /** @param step null for the end of the work */
    record SuggestionBody(
            @Nullable String step,
            boolean end,
            int probabilityPercent,
            int contextLength,
            @Nullable String people,
            @Nullable Long medianSeconds) {
        private static SuggestionBody of(NextSteps.Likely likely) {
            boolean end = likely.step().equals(Mark.EDGE);
            return new SuggestionBody(
                    end ? null : likely.step(),
                    end,
                    percent(likely),
                    likely.length(),
                    likely.band().map(Band::shown).orElse(null),
                    Json.orNull(seconds(likely.gap())));
        }
    }

    record ModelBody(String version, @Nullable String learnedUpTo) {}

    static SuggestionsBody of(
            Asked asked, StepModels.Visible visible, Shown shown, VisibleRelease release, Notice notice) {
        List<String> before = new ArrayList<>(asked.recent());
        if (asked.fromBeginning()) {
            before.addFirst(Mark.EDGE);
        }
        NextSteps next = NextSteps.after(before, visible.scopes(), shown);
        return new SuggestionsBody(
                asked.process(),
                !next.enough(),
                (next.enough() ? next.likely() : List.<NextSteps.Likely>of())
                        .stream()
                                .filter(likely -> percent(likely) > 0)
                                .limit(asked.limit())
                                .map(SuggestionBody::of)
                                .toList(),
                next.enough() ? next.length() : 0,
                asked.recent().stream()
                        .distinct()
                        .filter(step -> visible.scopes().stream().noneMatch(scope -> scope.knows(step)))
                        .toList(),
                new ModelBody(
                        release.id(), visible.newest().map(Instant::toString).orElse(null)),
                release.completeUpTo().map(Instant::toString).orElse(null),
                notice.text());
    }

    private static int percent(NextSteps.Likely likely) {
        return (int) Math.round(100 * likely.probability());
    }

    private static OptionalLong seconds(OptionalInt bucket) {
        return bucket.isPresent() ? OptionalLong.of(DurationGrid.seconds(bucket.getAsInt())) : OptionalLong.empty();
    }
}
