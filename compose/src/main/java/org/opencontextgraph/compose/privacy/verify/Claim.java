package org.opencontextgraph.compose.privacy.verify;

import org.opencontextgraph.compose.privacy.books.Books;

/** Something that the gate promises, and how to find out from the books whether it holds. */
interface Claim {
    Outcome check(Books books);
}
