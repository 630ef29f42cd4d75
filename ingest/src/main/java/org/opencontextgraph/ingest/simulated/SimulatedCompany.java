package org.opencontextgraph.ingest.simulated;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.opencontextgraph.ingest.connector.Connector;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.schema.id.Audience;
import org.opencontextgraph.schema.id.LaneId;

/**
 * A company that does not exist, for looking at OCG without data of one's own.
 *
 * <p>About 150 people in six departments, a bot in each of four tools, four processes. A tenth of the people have not
 * opted in, a twentieth of the resources have unknown readers, small teams keep to themselves, and the tools have
 * different names for the same group.
 */
public final class SimulatedCompany {
    /** For everyone who shows its data. */
    public static final String NOTICE =
            "Simulated data: these people, tools and events do not exist and come from a random generator.";

    static final String CONNECTOR = "simulated";
    private static final long SEED = 20_260_101L;

    private final long seed;
    private final Staff staff;
    private final Groups groups;
    private final CompanyFacts facts;

    /** @param k of the gate; a group with fewer than max(10, 2k) members is no audience */
    public SimulatedCompany(long seed, int k) {
        this.seed = seed;
        this.staff = new Staff(seed);
        this.groups = new Groups(staff, k);
        this.facts = new CompanyFacts(staff, groups);
    }

    /** The one that everybody sees. */
    public static SimulatedCompany standard(int k) {
        return new SimulatedCompany(SEED, k);
    }

    /** What its operator declares: everyone, and each group with at least max(10, 2k) members. */
    public List<Audience> audiences() {
        return groups.audiences();
    }

    /** January to June 2026, as an import with consents; it ends. */
    public Connector history() {
        return new HistoryConnector(lane(), facts, new WorkDays(seed, staff, new WorkCalendar.OfficeHours()));
    }

    /** What happens from now on, in the lane `live`. It says no consents: the history did. */
    public Connector live(InstantSource clock) {
        return new LiveConnector(facts, new WorkDays(~seed, staff, new WorkCalendar.AroundTheClock()), clock);
    }

    /** Who may read what, from the first day of the history until now. */
    public PermissionSource permissions(InstantSource clock) {
        return new CompanyPermissions(
                groups,
                new WorkDays(seed, staff, new WorkCalendar.OfficeHours()),
                new WorkDays(~seed, staff, new WorkCalendar.AroundTheClock()),
                clock);
    }

    /** Which groups of the tools mean an audience's people, as its operator declares it. */
    public Map<Audience, Set<String>> audienceGroups() {
        return groups.ofAudiences();
    }

    /** An import's lane is a SHA-256 of what it holds; here that is the seed and the version of its making. */
    private LaneId lane() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(("simulated company 1, seed " + seed).getBytes(StandardCharsets.UTF_8));
            return new LaneId(HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
