package org.opencontextgraph.compose.bench.next;

import java.util.Map;

/** The page of next-step figures: all of it is made from one run. */
public final class NextPage {
    private static final String WORDS = """
            # Next-step figures

            How often the next step is foreseen. This page is written by `./ocg bench next-step --page`; nothing in it is written by
            hand. [ADR 0019](adr/0019-next-steps-from-contexts-of-many-lengths.md) says how the model works and why.

            ## The protocol

            Each log comes in three parts, in the order of its cases: 64 % to learn from (training), 16 % to choose on (validation), 20 %
            to be scored on (test). After every prefix of at least one step the model says what comes next; the end of the case is an answer
            like a step. Where the API would say nothing, because too little is known, the model's guess counts all the same, and "nothing said"
            tells how often that is. What was chosen was chosen on the validation parts: the structure of the model and its
            constants once for all logs, and one setting for each log and table, the half-life of what is known. Then
            the model learns the training and the validation part, and is scored on the test part.

            Both tables say different things, and no figure of one belongs beside a figure of the other.

            - **Model alone**: every case is learned. Of what followed a context only what at least k cases share is kept. A case is as old as
              its first event.
            - **Through the gate**: every case is a person, and what was published is learned, with counts rounded as the API
              rounds them. Windows are weeks (`28d`: four weeks). A unit is as old as its window. `k1` is no gate.

            `first_order` looks at the last step alone, with k = 5. `k5_as_served` has k = 5 and the half-life that the API has for every process,
            180 days; no half-life was chosen for it.

            Published, on the same parts: an LSTM, run again, has an accuracy of 0.771 on Helpdesk and 0.626 on SEPSIS, with k = 1 and without a
            gate.

            """;
    private static final String END = """

            Calibration error: how far the probability of the likeliest answer is from how often it comes true, over ten bins. Error of the time: mean
            distance to the real time until the next step; the model says the median of the longest context that has one.

            """;

    private NextPage() {}

    /** @param origin how the figures were made: command line, date, commit */
    public static String of(Map<String, NextFigures> logs, String origin) {
        return WORDS + NextTable.of(logs) + END + origin.strip() + "\n";
    }
}
