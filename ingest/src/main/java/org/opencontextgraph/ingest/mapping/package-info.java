/**
 * What the rows of a mapping in YAML have in common, whatever they are about: `where`, and a step with its process, resource, account, time
 * and id, or the reason why something is left out.
 *
 * <p>In: a row as an operator wrote it, and how places are written in this kind of source: columns, or JSON pointers. Out: conditions and a
 * {@link org.opencontextgraph.ingest.mapping.Decision}, or a refusal with line and column. Invariant: a place is checked when the mapping is
 * read and not when the first event comes.
 */
@NullMarked
package org.opencontextgraph.ingest.mapping;

import org.jspecify.annotations.NullMarked;
