package org.opencontextgraph.query.server.admin;

import java.time.Instant;
import java.util.SortedMap;

/**
 * What an administrator did, and its link in the chain.
 *
 * @param number from 1 on, without a gap
 * @param at to the microsecond
 * @param actor the subject of whoever did it
 * @param details texts by name
 * @param previous the hash of the entry before, in hex; 64 zeros in the first
 * @param hash over {@code previous} and everything else, in hex
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        SortedMap<String, String> details,
        String previous,
        String hash) {}
