/**
 * Requests of every kind, made from the contract, and what the contract says of their answers. Knows HTTP and the OpenAPI document,
 * nothing of the server: a route that the document names is asked from then on. The same seed makes the same requests.
 */
@NullMarked
package org.opencontextgraph.query.server.fuzz;

import org.jspecify.annotations.NullMarked;
