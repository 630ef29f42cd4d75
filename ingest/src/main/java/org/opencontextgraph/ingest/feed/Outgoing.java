package org.opencontextgraph.ingest.feed;

import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.topic.TopicSpec;

/** A record on its way to a topic, its partition decided by its key. */
record Outgoing(TopicSpec topic, String key, SpecificRecord message) {}
