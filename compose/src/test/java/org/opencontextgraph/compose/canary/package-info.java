/**
 * A different secret on every path that one can take, and a search for all of them in everything that comes out.
 *
 * <p>In: tools that are as hostile as they can be, an operator's mistakes, callers of the API. Out: where each canary was found; only
 * where it is expressly allowed.
 */
@NullMarked
package org.opencontextgraph.compose.canary;

import org.jspecify.annotations.NullMarked;
