package org.opencontextgraph.compose.bench.api;

/**
 * What came back.
 *
 * @param perSecond answers
 * @param p99Millis of an answer
 */
record Load(double perSecond, double p99Millis) {}
