/**
 * The release gate: what may leave, and when. RELEASE.md is its specification.
 *
 * <p>In: one partition of `abstract.trace.v1` (abstract traces, what is taken back, the lanes' clocks). Out: release units
 * and their withdrawals, the ledger, the audit, and ticks to itself. Invariant: every step occurrence sits in at most one
 * release unit, ever; a unit has at least k distinct persons, never changes, and is withdrawn whole. Every decision
 * follows from the order of the partition's records alone.
 *
 * <p>{@link org.opencontextgraph.streams.release.ReleaseGate} is the heart, in plain Java over a small sorted
 * {@link org.opencontextgraph.streams.release.GateStore}; {@link org.opencontextgraph.streams.release.Rows} lists what
 * lies in it; {@link org.opencontextgraph.streams.release.ReleaseStage} attaches it to a topology.
 */
@NullMarked
package org.opencontextgraph.streams.release;

import org.jspecify.annotations.NullMarked;
