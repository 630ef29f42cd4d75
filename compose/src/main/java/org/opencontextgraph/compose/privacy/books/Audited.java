package org.opencontextgraph.compose.privacy.books;

import org.opencontextgraph.schema.message.AuditKind;

/**
 * One line of the audit topic that is about a row.
 *
 * @param row a {@code Unit} or a {@code CutTiming}
 */
public record Audited(long time, AuditKind kind, Object row) {}
