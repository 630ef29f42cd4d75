/**
 * The database as the rooms find it: schemas, tables, one role per component, grants and row-level security.
 *
 * <p>In comes an administrator's connection and the roles' passwords, out goes a database that has every change of the
 * changelog ({@code changelog/index.yaml} beside this package). The invariant: nobody but the materializer writes what
 * readers see, no released row changes, and a query without a principal's scopes returns nothing.
 */
@NullMarked
package org.opencontextgraph.database;

import org.jspecify.annotations.NullMarked;
