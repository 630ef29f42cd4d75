/**
 * Reading what is the caller's own: timeline, tasks, consent; and saying what the caller agrees to and
 * what their tasks are.
 *
 * <p>In: a token's subject and a question. Out: plain values about that one person, with others who are the same human
 * and as whom nobody logs in. Invariant: every statement on private
 * rows runs after the person behind the subject was found, under row-level security for that person; there is no way to ask
 * about anybody else.
 */
@NullMarked
package org.opencontextgraph.query.server.personal;

import org.jspecify.annotations.NullMarked;
