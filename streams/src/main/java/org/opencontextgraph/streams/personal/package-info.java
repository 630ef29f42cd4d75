/**
 * The personal room: one person's tasks, what of them may be shared, and their abstraction.
 *
 * <p>In: `personal.event.v1`, `personal.consent.v1`, `personal.correction.v1` and `identity.same-person.v1`, all by person. Out: `personal.task.v1` (private) and
 * `abstract.trace.v1` (steps without identifiers). Invariant: it is the only writer of what the gate hears about a person,
 * so the gate hears it in one order; a task without consent, known readers or a process never leaves.
 */
@NullMarked
package org.opencontextgraph.streams.personal;

import org.jspecify.annotations.NullMarked;
