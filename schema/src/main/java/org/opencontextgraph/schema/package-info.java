/** The words that all rooms share: messages, topics, identities, the step vocabulary and the configuration. */
@NullMarked
package org.opencontextgraph.schema;

import org.jspecify.annotations.NullMarked;
