package org.opencontextgraph.compose.bench.next;

/**
 * How well next steps were foreseen; every prefix of every case is a question, and the end is an answer like a step.
 *
 * @param accuracy share of the questions whose likeliest answer came true; where the model would rather say nothing, its guess counts
 * @param top3 share where it was among the likeliest three
 * @param f1 of each answer, weighted by how often it is the true one
 * @param ece expected calibration error of the likeliest answer, ten bins of equal width
 * @param maeDays mean error of the time to the next step in days, over questions that have one; nothing said counts as no time
 * @param silent share of the questions on which too little is known, and the API says nothing
 * @param halfLifeDays after which a unit said half as much; 0: never
 */
public record Score(
        double accuracy, double top3, double f1, double ece, double maeDays, double silent, double halfLifeDays) {}
