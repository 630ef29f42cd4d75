/**
 * The test kit that every connector passes. It is published with the tests of this module, for connectors of others.
 *
 * <p>In: a {@link org.opencontextgraph.ingest.kit.ToolWorld}, the tool as the author of a connector knows it; for a tool behind HTTP usually made of one
 * recorded conversation. Out: tests. A tool that can be asked who may read it lets its world `admit` groups. Whoever extends {@link org.opencontextgraph.ingest.kit.ConnectorContract}, or {@link
 * org.opencontextgraph.ingest.kit.HttpConnectorContract}, has them. Invariant: the kit knows the door {@code connector} and the way {@code http}, and no
 * connector.
 */
@NullMarked
package org.opencontextgraph.ingest.kit;

import org.jspecify.annotations.NullMarked;
