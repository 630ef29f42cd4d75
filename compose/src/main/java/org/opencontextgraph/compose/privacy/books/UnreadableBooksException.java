package org.opencontextgraph.compose.privacy.books;

import org.jspecify.annotations.Nullable;

/** The books cannot be read, so nothing can be said about them: neither that they are sound nor that they are not. */
public final class UnreadableBooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnreadableBooksException(String reason, @Nullable Throwable cause) {
        super(reason, cause);
    }
}
