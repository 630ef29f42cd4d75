package org.opencontextgraph.compose.privacy.attack;

/** A way to single somebody out by what was published. */
interface Attack {
    Result on(PublishedHistory history);
}
