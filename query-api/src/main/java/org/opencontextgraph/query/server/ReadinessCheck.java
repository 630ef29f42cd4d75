package org.opencontextgraph.query.server;

import java.util.function.BooleanSupplier;

/**
 * Something beside the database without which an answer would go stale unnoticed.
 *
 * @param name the only thing that an anonymous caller is told about it
 */
public record ReadinessCheck(String name, BooleanSupplier passes) {}
