package org.opencontextgraph.query.server.suggest;

import java.util.List;
import java.util.OptionalInt;

/**
 * One step after what came before it.
 *
 * @param before the latest last; it begins with {@link Mark#EDGE} if it is known from its beginning
 * @param next a step, or {@link Mark#EDGE}: the end
 * @param gap the time between, a bucket of the grid
 */
record Transition(List<String> before, String next, OptionalInt gap) {}
