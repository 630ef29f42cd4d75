package org.opencontextgraph.compose.run;

import java.util.function.BooleanSupplier;

/**
 * A part of an instance that is watched.
 *
 * @param lives false from when it has stopped for good
 */
public record Part(String name, BooleanSupplier lives) {}
