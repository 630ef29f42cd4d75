/**
 * The front desk: the {@code ocg} command line.
 *
 * <p>In: arguments. Out: what was asked for, one line of text per error, and an exit code (0 done, 1 failed, 2 misused).
 * Invariant: no stack trace without {@code --verbose}, and nothing but results on standard output.
 */
@NullMarked
package org.opencontextgraph.compose.cli;

import org.jspecify.annotations.NullMarked;
