/**
 * GitHub, polled, and heard when it sends by itself. `Items` and `Deliveries` are the pure heart: what GitHub tells, in our words, without a network. `GithubTool`
 * and its streams read lists page by page, by a client that they are given; `GithubDeliveries` reads what it
 * sends, and `GithubPermissions` asks who may read a repository.
 *
 * <p>In: webhook deliveries, and items of lists of the REST API. Out: an {@link
 * org.opencontextgraph.ingest.github.Answer} for each. What means what stands in `mapping.csv`. Invariants: the same thing
 * has the same id whether it was delivered or listed; everything is named by numbers, so a renamed repository or login
 * changes nothing; no title, body, login, branch or file name is part of what leaves; no payload throws.
 */
@NullMarked
package org.opencontextgraph.ingest.github;

import org.jspecify.annotations.NullMarked;
