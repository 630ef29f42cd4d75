package org.opencontextgraph.ingest.simulated;

import java.time.Instant;
import java.util.function.Consumer;
import org.opencontextgraph.ingest.connector.SourceFact;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.SourceFact.ConsentFact;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersKnown;
import org.opencontextgraph.ingest.connector.SourceFact.ReadersUnknown;
import org.opencontextgraph.schema.message.Evidence;

/** What is to be said about people, bots and resources. */
record CompanyFacts(Staff staff, Groups groups) {

    /** Everybody has an account in each tool that the department uses, and one to log in with. */
    void accounts(Consumer<SourceFact> facts) {
        for (Tool tool : Tool.values()) {
            for (Person person : staff.all()) {
                if (tool != Tool.CODE || person.department() == Department.ENGINEERING) {
                    facts.accept(new AccountFact(tool.accountOf(person), person.key(), tool.evidence, false));
                }
            }
            facts.accept(new AccountFact(tool.bot(), "simulated:bot-" + tool.label(), Evidence.DIRECTORY, true));
        }
        for (Person person : staff.all()) {
            facts.accept(new AccountFact(person.subject(), person.key(), Evidence.IDENTITY_PROVIDER, false));
        }
    }

    /** Said once, with the history: saying it again would undo what somebody decided since. */
    void consents(Consumer<SourceFact> facts) {
        for (Person person : staff.all()) {
            facts.accept(new ConsentFact(person.key(), person.optedIn(), Instant.EPOCH));
        }
    }

    SourceFact readers(SimulatedCase of) {
        return switch (of.access()) {
            case Access.Unknown() -> new ReadersUnknown(of.resource(), 1);
            case Access.Granted granted -> new ReadersKnown(of.resource(), groups.coveredBy(granted), 1);
        };
    }
}
