/**
 * What GitHub tells, in our words, without a network: the pure heart of its connector.
 *
 * <p>In: webhook deliveries, and items of lists of the REST API. Out: an {@link
 * org.opencontextgraph.ingest.github.Answer} for each. What means what stands in `mapping.csv`. Invariants: the same thing
 * has the same id whether it was delivered or listed; everything is named by numbers, so a renamed repository or login
 * changes nothing; no title, body, login, branch or file name is part of what leaves; no payload throws.
 */
@NullMarked
package org.opencontextgraph.ingest.github;

import org.jspecify.annotations.NullMarked;
