/**
 * A lane's time, as every room keeps it, and the budget of work that one record may cause.
 *
 * <p>In: what each sending partition said. Out: the least of it. Invariant: time is a record, never a clock of the machine;
 * no Kafka here.
 */
@NullMarked
package org.opencontextgraph.streams.lane;

import org.jspecify.annotations.NullMarked;
