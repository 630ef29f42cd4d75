package org.opencontextgraph.compose.bench.release;

/**
 * What the gate did with a log under one setting. Shares are of one.
 *
 * @param m most entries of one person in a unit
 * @param others step occurrences whose label fewer than k persons carry; the gate never counts them
 * @param traces share of the traces that left as whole sequences
 * @param steps share of the step occurrences that were counted
 * @param stepsOfVariants the same without transitions
 * @param lagMedianDays from a trace's last event to the end of the window in which it was published, over occurrences
 * @param lagP90Days 90 % were published within this
 * @param withdrawnFew share of the published occurrences that goes when 0.5 % of the persons leave, on average
 * @param withdrawnFewWorst the same for the worst of twenty draws
 * @param withdrawnMany on average, when 5 % leave
 * @param variants distinct
 * @param edges distinct, beginning and end counted as steps
 * @param units released
 * @param mostBytes of state per trace, at the greatest moment
 * @param bytes of state per trace, at the end
 * @param mostOperations of the store that one record caused
 */
public record SettingFigures(
        int k,
        String window,
        int m,
        long others,
        double traces,
        double steps,
        double stepsOfVariants,
        double lagMedianDays,
        double lagP90Days,
        double withdrawnFew,
        double withdrawnFewWorst,
        double withdrawnMany,
        int variants,
        int edges,
        int units,
        long mostBytes,
        long bytes,
        long mostOperations) {}
