/**
 * Faults over a real broker: one recorded log of {@code abstract.trace.v1}, given again and again to real instances that are
 * killed, frozen, joined and left alone in its middle.
 *
 * <p>In: the tasks of a public log. Out: a verdict, and counts for {@code docs/soak.md}. Invariant: whatever happens to the
 * instances, what leaves the gate is byte for byte what left it undisturbed, and no process of ours outlives its run.
 */
@NullMarked
package org.opencontextgraph.compose.faults;

import org.jspecify.annotations.NullMarked;
