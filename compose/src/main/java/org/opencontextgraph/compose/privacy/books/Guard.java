package org.opencontextgraph.compose.privacy.books;

/**
 * Something that keeps a table as it is, or from those whom its rows are not for.
 *
 * @param kind in words: a policy, a trigger, its columns
 */
public record Guard(String table, String kind, String name) {}
