/**
 * Scheduled work: one scheduler at a time puts due jobs into a Redis Stream, any number of workers run them.
 *
 * <p>In: the schedule in PostgreSQL, the tools that operators registered, the connectors' cursors, what tools say about readers. Out:
 * what happened in tools, by `feed`; job runs and known readers in PostgreSQL, {@code ResourceAcl} in `permission.resource-acl.v1`, and control records: {@code Clock} of the lane `live` in
 * `event.trace.v1`, {@code Sweep} in `abstract.trace.v1`. Invariant: a due job runs at
 * least once, also over crashes, and no name runs twice at the same time; a Redis that lost everything delays a job by a minute;
 * the clock of `live` never goes back, and waits for no tool.
 *
 * <h2>Who knows what</h2>
 *
 * {@code Schedule}: what is due waits, what waits is told to Redis. {@code JobQueue}: an entry says which job to look at, and no more.
 * {@code NameLocks}: who runs a name. {@code Runs}: how what waits becomes a run, and what came of it. {@code Worker} keeps the books
 * of all these in one thread; a {@code Running} has a thread of its own. {@code Suspicion}: which runs were left behind. {@code JobBoard}: what an operator sees and does.
 * {@code SessionLock} keeps a run of a worker and one of the command {@code ocg connectors run} apart.
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
