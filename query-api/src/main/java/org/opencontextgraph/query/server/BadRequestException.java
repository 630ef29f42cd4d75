package org.opencontextgraph.query.server;

import org.jspecify.annotations.Nullable;

/** The request is at fault; the message names the place and goes to the one who sent it. */
final class BadRequestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
