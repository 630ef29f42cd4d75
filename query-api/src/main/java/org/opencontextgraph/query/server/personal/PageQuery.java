package org.opencontextgraph.query.server.personal;

import java.util.Optional;

/**
 * Which page of a list.
 *
 * @param cursor where the page before ended; empty: the first page
 */
public record PageQuery(int limit, Optional<String> cursor) {
    /** @throws ForeignCursorException when the cursor is not one that this person was given for this list */
    Optional<Position> after(PersonId person, String list) {
        return cursor.map(text -> Position.opened(text, person, list).orElseThrow(ForeignCursorException::new));
    }

    /** The page of somebody who has nothing: whoever is not known was never given a cursor. */
    <T> Page<T> nothing() {
        if (cursor.isPresent()) {
            throw new ForeignCursorException();
        }
        return Page.empty();
    }
}
