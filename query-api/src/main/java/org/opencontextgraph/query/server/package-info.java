/**
 * The API: the only public door.
 *
 * <p>In come HTTP requests with a bearer token or a browser's session, out go released rows of the scopes that the caller may read. The
 * invariants: every route declares who may use it and is in the OpenAPI document; a process that is withheld, absent or
 * not the caller's to see gives the same bytes; a query parameter that the document does not name is refused; every error is an RFC 9457 problem.
 */
@NullMarked
package org.opencontextgraph.query.server;

import org.jspecify.annotations.NullMarked;
