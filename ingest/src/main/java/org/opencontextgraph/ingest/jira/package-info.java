/**
 * Jira, Cloud and Server (Data Center). `Items` and `Deliveries` are the pure heart: what Jira tells, in our words, without a network.
 * `JiraTool` and its streams poll issues with their changelogs and comments; `JiraPermissions` asks who may read a project.
 *
 * <p>In: webhook deliveries, and issues of the REST API. Out: an {@link org.opencontextgraph.ingest.jira.Answer} for each thing that
 * they tell. What means what stands in `mapping.csv`. Invariants: the same thing has the same id whether it was delivered or asked
 * for; everything is named by ids, so a renamed project or a moved issue changes nothing; a status counts by its category alone, and
 * neither its name nor any other text is part of what leaves; no payload throws.
 */
@NullMarked
package org.opencontextgraph.ingest.jira;

import org.jspecify.annotations.NullMarked;
