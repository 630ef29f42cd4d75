package org.opencontextgraph.compose.privacy.verify;

import java.util.List;
import org.opencontextgraph.compose.privacy.books.Books;

/** All claims, tested on one reading of the books. */
public final class Verification {
    private static final List<Claim> CLAIMS = List.of(
            new PolicyClaim(),
            new QuorumClaim(),
            new CountClaim(),
            new CapClaim(),
            new PopulationClaim(),
            new PartitionClaim(),
            new HomogeneityClaim(),
            new ImmutabilityClaim(),
            new FreshnessClaim(),
            new PermissionClaim(),
            new LabelClaim(),
            new UnitTimingClaim(),
            new CutTimingClaim(),
            new DatabaseClaim(),
            new LaneClaim(),
            new GuardClaim());

    private Verification() {}

    public static Verdict of(Books books) {
        return new Verdict(CLAIMS.stream().map(claim -> claim.check(books)).toList());
    }
}
