/**
 * Reading what is the caller's own: timeline, tasks, consent; and saying what the caller agrees to.
 *
 * <p>In: a token's subject and a question. Out: plain values about that one person. Invariant: every statement on private
 * rows runs after the person behind the subject was found, under row-level security for that person; there is no way to ask
 * about anybody else.
 */
@NullMarked
package org.opencontextgraph.query.server.personal;

import org.jspecify.annotations.NullMarked;
