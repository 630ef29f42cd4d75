package org.opencontextgraph.ingest.content;

/**
 * What is known of a document without looking into it.
 *
 * @param place for messages, without content
 * @param id unique in its source, and the same when it is read again
 * @param time milliseconds since 1970
 * @param sequence decides between events of one time
 */
public record Origin(String place, String id, long time, long sequence) {}
