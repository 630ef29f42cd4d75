package org.opencontextgraph.ingest.job;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;

/** When a cron expression (six fields, seconds first, in UTC) is due. */
record Cron(String expression, ExecutionTime times) {
    private static final CronParser PARSER =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.SPRING53));

    /** @throws IllegalArgumentException with the expression and what is wrong with it */
    static Cron of(String expression) {
        return new Cron(expression, ExecutionTime.forCron(PARSER.parse(expression)));
    }

    /** The first time after this one; a machine that slept through ten of them catches up with one run. */
    Instant after(Instant time) {
        return times.nextExecution(time.atZone(ZoneOffset.UTC))
                .orElseThrow(() -> new IllegalArgumentException("never due again: " + expression))
                .toInstant();
    }
}
