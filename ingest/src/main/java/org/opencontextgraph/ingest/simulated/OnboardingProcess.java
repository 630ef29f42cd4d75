package org.opencontextgraph.ingest.simulated;

import static org.opencontextgraph.ingest.simulated.Department.OPERATIONS;
import static org.opencontextgraph.ingest.simulated.Department.PEOPLE;

import java.util.Set;

/** A newcomer gets a checklist, accounts, a laptop and somebody who shows the way. */
final class OnboardingProcess implements SimulatedProcess {
    @Override
    public String key() {
        return "onboarding";
    }

    @Override
    public String object() {
        return "checklist";
    }

    @Override
    public int tenthsPerDay() {
        return 25;
    }

    @Override
    public Access play(CaseScript script) {
        Person host = script.staff().some(PEOPLE, script.random());
        Person technician = script.staff().some(OPERATIONS, script.random());
        Person guide = script.staff().some(script.random());
        script.does(host, Step.CHECKLIST_CREATE);
        script.after(400).does(technician, Step.ACCOUNT_PROVISION);
        script.after(120).does(technician, Step.LAPTOP_HAND_OVER);
        if (script.chance(50)) {
            script.after(20).does(technician, Step.CHECKLIST_TICK);
        }
        script.after(60).does(guide, Step.CHANNEL_INVITE);
        if (guide.department() == Department.ENGINEERING) {
            script.after(60).does(guide, Step.REPOSITORY_GRANT);
        }
        script.after(500).does(guide, Step.CHECKLIST_TICK);
        script.after(900).does(host, Step.CHECKLIST_COMPLETE);
        int draw = script.random().nextInt(100);
        if (draw < 5) {
            return new Access.Unknown();
        }
        if (draw < 35) {
            return Access.Granted.to(Tool.TRACKER, Groups.TRACKER_PEOPLE);
        }
        return new Access.Granted(Tool.TRACKER, Set.of(Groups.TRACKER_ALL), Set.of());
    }
}
