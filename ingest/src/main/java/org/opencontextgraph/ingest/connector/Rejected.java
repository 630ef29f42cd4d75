package org.opencontextgraph.ingest.connector;

/**
 * Input that was refused.
 *
 * @param place where it is: file and line, trace and event, or byte
 * @param reason why, in words, without the content
 */
public record Rejected(String place, String reason) {}
