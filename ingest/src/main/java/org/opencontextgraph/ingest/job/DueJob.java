package org.opencontextgraph.ingest.job;

import java.time.Instant;

/** A job that was due at a time. */
record DueJob(String name, Instant due) {}
