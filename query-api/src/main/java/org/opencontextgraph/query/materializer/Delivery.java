package org.opencontextgraph.query.materializer;

import org.jspecify.annotations.Nullable;

/** One record as it lies in a topic; a null value is a tombstone. */
@SuppressWarnings("ArrayRecordComponent") // bytes on their way, never compared
record Delivery(int partition, long offset, byte @Nullable [] key, byte @Nullable [] value) {}
