package org.opencontextgraph.compose.run;

/**
 * How the catalogue is written onto one cluster.
 *
 * @param prefix in front of every topic's name
 * @param partitions of every corridor topic
 * @param replicas of every partition
 */
public record TopicNaming(String prefix, int partitions, short replicas) {}
