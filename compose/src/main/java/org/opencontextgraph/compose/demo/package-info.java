/**
 * Loading data into a running instance and telling what became of it: what `ocg demo` and `ocg import` have in common, and
 * the summary and the report that only a throwaway demonstration may print.
 *
 * <p>In: connectors, and the connection of an instance. Out: lines for a reader, one JSON object, a dump. Invariant: what is
 * shown of variants and edges is what the API answers an entitled reader, nothing from behind it.
 */
@NullMarked
package org.opencontextgraph.compose.demo;

import org.jspecify.annotations.NullMarked;
