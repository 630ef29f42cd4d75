package org.opencontextgraph.compose.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.opencontextgraph.query.server.context.Band;
import org.opencontextgraph.query.server.context.DurationGrid;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.suggest.Fading;
import org.opencontextgraph.query.server.suggest.Mark;
import org.opencontextgraph.query.server.suggest.NextSteps;
import org.opencontextgraph.query.server.suggest.StepModel;
import org.opencontextgraph.query.server.suggest.UnitSteps;
import org.opencontextgraph.schema.message.Level;
import org.opencontextgraph.schema.message.Unit;

/**
 * What an answer must say, from nothing but published units: no database, no release, no memory of other answers. Units come in
 * the order that the API does not read them in.
 */
final class ReleasedModel {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int USUAL = 5;

    private final StepModel model = new StepModel(Fading.STANDARD);
    private final String newest;

    ReleasedModel(List<Unit> units) {
        units.reversed().forEach(unit -> model.add(steps(unit)));
        newest = Instant.ofEpochMilli(
                        units.stream().mapToLong(Unit::getWindowEnd).max().orElseThrow())
                .toString();
    }

    boolean knows(String step) {
        return model.knows(step);
    }

    /** All of the answer but which release it is of. */
    String after(List<String> steps) {
        NextSteps next = NextSteps.after(steps, List.of(model), (count, k, _) -> Rounding.TO_K.shown(count, k));
        ObjectNode answer =
                JSON.createObjectNode().put("process_key", RealLog.PROCESS).put("abstained", !next.enough());
        ArrayNode suggestions = answer.putArray("suggestions");
        if (next.enough()) {
            next.likely().stream()
                    .filter(likely -> percent(likely) > 0)
                    .limit(USUAL)
                    .forEach(likely -> suggestions.add(suggestion(likely)));
        }
        answer.put("context_length", next.enough() ? next.length() : 0);
        ArrayNode unknown = answer.putArray("unknown_steps");
        steps.stream().distinct().filter(step -> !model.knows(step)).forEach(unknown::add);
        return answer.put("learned_up_to", newest).toString();
    }

    /** The same of an answer that the API gave. */
    static String told(JsonNode given) {
        ObjectNode answer = JSON.createObjectNode();
        for (String field : List.of("process_key", "abstained", "suggestions", "context_length", "unknown_steps")) {
            answer.set(field, given.path(field));
        }
        answer.set("learned_up_to", given.path("model").path("learned_up_to"));
        return answer.toString();
    }

    private static ObjectNode suggestion(NextSteps.Likely likely) {
        boolean end = likely.step().equals(Mark.EDGE);
        ObjectNode suggestion = JSON.createObjectNode();
        if (end) {
            suggestion.putNull("step");
        } else {
            suggestion.put("step", likely.step());
        }
        suggestion.put("end", end).put("probability_percent", percent(likely)).put("context_length", likely.length());
        likely.band()
                .map(Band::shown)
                .ifPresentOrElse(band -> suggestion.put("people", band), () -> suggestion.putNull("people"));
        likely.gap()
                .ifPresentOrElse(
                        bucket -> suggestion.put("median_seconds", DurationGrid.seconds(bucket)),
                        () -> suggestion.putNull("median_seconds"));
        return suggestion;
    }

    private static int percent(NextSteps.Likely likely) {
        return (int) Math.round(100 * likely.probability());
    }

    private static UnitSteps steps(Unit unit) {
        return new UnitSteps(
                unit.getUnit(),
                unit.getCut(),
                unit.getK(),
                unit.getLevel() == Level.L0,
                unit.getSteps(),
                unit.getBegins(),
                unit.getEnds(),
                unit.getCount(),
                unit.getWindowEnd(),
                unit.getGaps());
    }
}
