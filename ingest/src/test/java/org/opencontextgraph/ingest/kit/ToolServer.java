package org.opencontextgraph.ingest.kit;

/** A tool that answers over HTTP, without the HTTP; asked by several threads at once. */
@FunctionalInterface
public interface ToolServer {
    Reply answer(Request request);
}
