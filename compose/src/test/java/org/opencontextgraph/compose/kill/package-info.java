/**
 * Workers that read tools are killed in the middle: each kind of connector, and what tools send by themselves, against the real
 * command in JVMs of its own. What is in PostgreSQL at the end is what the tool has, once each.
 */
@NullMarked
package org.opencontextgraph.compose.kill;

import org.jspecify.annotations.NullMarked;
