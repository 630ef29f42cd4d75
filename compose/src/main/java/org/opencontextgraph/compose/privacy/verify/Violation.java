package org.opencontextgraph.compose.privacy.verify;

/**
 * A claim that does not hold.
 *
 * @param unit the unit, the cut, or another place that it does not hold for
 * @param found what was found instead; figures, never a person
 */
public record Violation(String claim, String unit, String found) {}
