package org.opencontextgraph.ingest.feed;

/**
 * What this run of a feed has done so far; a run that goes on after a crash counts from where it goes on.
 *
 * @param people distinct persons behind the source's accounts, bots left out; for the importer of a file alone
 * @param resources what the source told the readers of: an imported log's cases
 * @param read events that the source could read
 * @param sent events that went to the topic
 * @param withoutPerson events that nobody is known to have done: nobody's task, so not sent
 * @param rejected input that the source or the normalization refused
 */
public record FeedCounts(long people, long resources, long read, long sent, long withoutPerson, long rejected) {}
