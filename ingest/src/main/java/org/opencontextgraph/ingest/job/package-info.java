/**
 * Scheduled work: one scheduler at a time puts due jobs into a Redis Stream, any number of workers run them.
 *
 * <p>In: the schedule in PostgreSQL, the tools that operators registered, the connectors' cursors, what tools say about readers. Out:
 * what happened in tools, by `feed`; job runs and known readers in PostgreSQL, {@code ResourceAcl} in `permission.resource-acl.v1`, and control records: {@code Clock} of the lane `live` in
 * `event.trace.v1`, {@code Sweep} in `abstract.trace.v1`. Invariant: a due job runs at
 * least once, also over crashes; a Redis that lost everything delays a job by one period at most; the clock of `live`
 * never goes back.
 *
 * <h2>Which lease, and why</h2>
 *
 * A round of the scheduler is one short PostgreSQL transaction under an advisory lock. The schedule is in the same
 * database, so who holds the lock and who moves the schedule on cannot disagree: there is no lease that runs out while
 * its holder sleeps, and no clock of two machines to compare. A lock in Redis would need a fencing token in that table
 * to be as safe, and would vanish with Redis.
 */
@NullMarked
package org.opencontextgraph.ingest.job;

import org.jspecify.annotations.NullMarked;
