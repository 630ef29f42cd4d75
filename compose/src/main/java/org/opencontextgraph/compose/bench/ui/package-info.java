/**
 * How soon a person sees something: the user interface in a real browser, on released rows that are made for it.
 *
 * <p>In: a throwaway instance, the frontend's own measurements ({@code frontend/e2e/bench}). Out: figures with their limits. Invariant: what
 * is started here is stopped here, and the browser talks to this machine only.
 */
@NullMarked
package org.opencontextgraph.compose.bench.ui;

import org.jspecify.annotations.NullMarked;
