/**
 * The user interface's files, as they were built: the API serves them and knows nothing of what is in them.
 *
 * <p>In: the list of files on the class path, if the program has one. Out: bytes with the headers that a browser needs to keep to
 * itself. The invariants: an address is looked up as it was written, in a list that is fixed when the API starts, and never becomes a
 * path; what is kept in memory is bounded by what is packaged; no address of the API is ever one of a file.
 */
@NullMarked
package org.opencontextgraph.query.server.ui;

import org.jspecify.annotations.NullMarked;
