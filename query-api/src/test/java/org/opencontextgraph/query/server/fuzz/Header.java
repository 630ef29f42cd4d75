package org.opencontextgraph.query.server.fuzz;

/** A field as it is written; nothing keeps a line break out of it. */
public record Header(String name, String value) {}
