package org.opencontextgraph.schema.id;

/** The identity provider as a tool: its accounts say which person a token stands for. */
public final class IdentityProvider {
    /** The tool of its accounts; an account's name is the subject, the claim {@code sub} of a token. */
    public static final String TOOL = "identity-provider";

    /** OpenID Connect Core 1.0, section 2: a subject has at most 255 characters. */
    public static final int LONGEST_SUBJECT = 255;

    private IdentityProvider() {}
}
