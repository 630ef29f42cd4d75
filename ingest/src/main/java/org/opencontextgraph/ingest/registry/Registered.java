package org.opencontextgraph.ingest.registry;

import java.time.Instant;
import org.opencontextgraph.ingest.connector.ToolSettings;

/**
 * A tool that is read.
 *
 * @param name that an operator gave it
 * @param cron when it is asked, with seconds, in UTC
 * @param paused it is known and not asked
 */
public record Registered(String name, String kind, ToolSettings settings, String cron, boolean paused, Instant added) {}
