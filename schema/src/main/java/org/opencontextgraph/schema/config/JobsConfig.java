package org.opencontextgraph.schema.config;

import java.time.Duration;

/** The scheduler and its worker. */
public record JobsConfig(
        @Setting(value = "How late a live event may come and still find its place.", byDefault = "1h")
        Duration allowedLateness,

        @Setting(value = "When time is told to the live lane (cron with seconds).", byDefault = "*/5 * * * * ?")
        String aggregateCron,

        @Setting(value = "When leavers' units are withdrawn (cron with seconds).", byDefault = "0 17 3 * * ?")
        String sweepCron) {}
