/**
 * The attacks' positive controls: gates that are wrong on purpose, each in one way that RELEASE's rules forbid, on real logs.
 * An attack that finds nothing in them would prove nothing anywhere else.
 */
@NullMarked
package org.opencontextgraph.compose.privacy.attack;

import org.jspecify.annotations.NullMarked;
