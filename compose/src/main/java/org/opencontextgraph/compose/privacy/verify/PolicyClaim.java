package org.opencontextgraph.compose.privacy.verify;

import org.opencontextgraph.compose.privacy.books.Books;

/** The instance ran under the gate's floor, and all that it wrote can be read. */
final class PolicyClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("policy");
        findings.count();
        findings.require(
                !books.policy().unsafe(),
                "the instance",
                "was made with --unsafe: its gate ran without its floor, and nothing in it may be shown to anybody");
        books.unreadable().forEach(place -> findings.require(false, place, "cannot be read"));
        return findings.outcome();
    }
}
