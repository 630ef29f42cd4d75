package org.opencontextgraph.query.server.context;

import java.util.function.Function;
import org.jooq.DSLContext;

/**
 * What is to be read on behalf of a caller.
 *
 * @param nothing the answer when no scope is visible
 * @param query the span's name, a constant
 */
public record Reading<T>(T nothing, String query, Function<DSLContext, T> question) {}
