/**
 * How a browser logs in and stays logged in without the API remembering anything.
 *
 * <p>In: what the identity provider says (OpenID Connect, authorization code with PKCE). Out: a {@code Session}, sealed into
 * a cookie. Invariant: a session opens what the provider's last access token opens, and nothing once that token has expired, the
 * session was ended, left alone too long or grew too old.
 */
@NullMarked
package org.opencontextgraph.query.server.login;

import org.jspecify.annotations.NullMarked;
