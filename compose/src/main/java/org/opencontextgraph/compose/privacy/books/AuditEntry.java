package org.opencontextgraph.compose.privacy.books;

import java.util.Optional;
import java.util.SortedMap;

/**
 * An entry of the administrators' audit log as it stands in PostgreSQL.
 *
 * @param at in UTC, with six digits after the second
 * @param details texts by name; empty when they are anything else
 * @param previous in hex
 * @param hash in hex
 */
public record AuditEntry(
        long number,
        String at,
        String actor,
        String action,
        Optional<SortedMap<String, String>> details,
        String previous,
        String hash) {}
