/**
 * End to end: real logs through every real component, against figures and against a computation that shares no code with the
 * product.
 *
 * <p>In: public logs, the classes that {@code up}, {@code demo} and {@code import} run. Out: verdicts. Invariant: after every
 * test that changed an instance the {@link org.opencontextgraph.compose.e2e.InvariantChecker} has looked at all of it.
 */
@NullMarked
package org.opencontextgraph.compose.e2e;

import org.jspecify.annotations.NullMarked;
