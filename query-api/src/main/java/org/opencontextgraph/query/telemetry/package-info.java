/**
 * Spans around the steps that are worth a name.
 *
 * <p>In: a name and the work. Out: what the work gave. Invariant: a span carries numbers and outcomes, never a person,
 * a process, a scope or a step.
 */
@NullMarked
package org.opencontextgraph.query.telemetry;

import org.jspecify.annotations.NullMarked;
