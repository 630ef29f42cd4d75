/**
 * What an instance does and knows, for administrators: jobs, tools that are read, imports, vocabularies, audiences, resources whose
 * readers are unknown.
 *
 * <p>In: views and functions of {@code admin}, each of which shows of {@code ingest} and {@code personal} just what is told here. Out:
 * plain values. Invariant: nothing that anybody did, and of people no more than whether there are enough of them.
 */
@NullMarked
package org.opencontextgraph.query.server.instance;

import org.jspecify.annotations.NullMarked;
