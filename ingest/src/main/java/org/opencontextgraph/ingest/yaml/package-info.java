/**
 * YAML that operators write, with the place of each part of it.
 *
 * <p>In: a text. Out: its parts, or a refusal that names line and column. Invariant: nothing but texts, lists and names is made of
 * it, and no class by its name.
 */
@NullMarked
package org.opencontextgraph.ingest.yaml;

import org.jspecify.annotations.NullMarked;
