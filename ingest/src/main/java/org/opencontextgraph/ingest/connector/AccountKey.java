package org.opencontextgraph.ingest.connector;

/**
 * An account in the source's own words. Stays inside ingest: what leaves is an account number.
 *
 * @param tool the tool, an import's namespace for imported accounts
 * @param name the tool's account name
 */
public record AccountKey(String tool, String name) {}
