package org.opencontextgraph.ingest.connector;

/**
 * A row of a mapping table.
 *
 * @param told what it is about: `type.action`, `type.action:state`, or `type.*`
 * @param remark why it is ignored; of a mapped row a remark, or nothing
 */
public record MappingRow(String told, Meaning meaning, String remark) {}
