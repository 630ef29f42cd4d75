package org.opencontextgraph.ingest.simulated;

import static org.opencontextgraph.ingest.simulated.Department.OPERATIONS;
import static org.opencontextgraph.ingest.simulated.Department.SUPPORT;

import java.util.List;
import java.util.Set;

/** Somebody reports, first line assigns, operations resolve; some come back, some change hands. */
final class IncidentProcess implements SimulatedProcess {
    @Override
    public String key() {
        return "incident";
    }

    @Override
    public String object() {
        return "ticket";
    }

    @Override
    public int tenthsPerDay() {
        return 150;
    }

    @Override
    public Access play(CaseScript script) {
        Person reporter = script.staff().some(script.random());
        Person firstLine = script.staff().some(SUPPORT, script.random());
        Person resolver = script.staff().some(OPERATIONS, script.random());
        script.does(reporter, Step.TICKET_OPEN).bot(Step.TICKET_TAG);
        script.after(25);
        if (script.chance(60)) {
            script.does(firstLine, Step.TICKET_PRIORITISE);
        }
        script.does(firstLine, Step.TICKET_ASSIGN);
        resolve(script, resolver);
        if (script.chance(15)) {
            script.after(240).does(reporter, Step.TICKET_REOPEN);
            resolve(script, resolver);
        }
        script.after(300);
        if (script.chance(70)) {
            script.does(reporter, Step.TICKET_CLOSE);
        } else {
            script.bot(Step.TICKET_CLOSE);
        }
        return access(script, reporter, resolver);
    }

    private static void resolve(CaseScript script, Person first) {
        Person resolver = first;
        script.after(90).does(resolver, Step.TICKET_START);
        if (script.chance(20)) {
            script.after(45).does(resolver, Step.TICKET_REASSIGN);
            resolver = script.staff().colleague(resolver, script.random());
            script.after(60).does(resolver, Step.TICKET_START);
        }
        if (script.chance(30)) {
            script.after(15).does(resolver, Step.THREAD_POST);
        }
        while (script.chance(35)) {
            script.after(40).does(resolver, Step.TICKET_COMMENT);
        }
        script.after(70).does(resolver, Step.TICKET_RESOLVE);
    }

    private static Access access(CaseScript script, Person reporter, Person resolver) {
        int draw = script.random().nextInt(100);
        if (draw < 5) {
            return new Access.Unknown();
        }
        if (draw < 12) {
            return new Access.Granted(Tool.DESK, Set.of(), Set.copyOf(List.of(reporter, resolver)));
        }
        if (draw < 40) {
            return Access.Granted.to(Tool.DESK, Groups.DESK_OPERATIONS);
        }
        if (draw < 48) {
            return new Access.Granted(Tool.DESK, Set.of(Groups.DESK_OPERATIONS, Groups.DESK_SUPPORT), Set.of());
        }
        return Access.Granted.to(Tool.DESK, Groups.DESK_ALL);
    }
}
