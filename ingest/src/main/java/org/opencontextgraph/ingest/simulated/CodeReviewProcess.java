package org.opencontextgraph.ingest.simulated;

import static org.opencontextgraph.ingest.simulated.Department.ENGINEERING;

/** A change is proposed, checked, reviewed in rounds, and merged. */
final class CodeReviewProcess implements SimulatedProcess {
    @Override
    public String key() {
        return "code-review";
    }

    @Override
    public String object() {
        return "pull-request";
    }

    @Override
    public int tenthsPerDay() {
        return 200;
    }

    @Override
    public Access play(CaseScript script) {
        boolean core = script.chance(8);
        Person author = core
                ? script.staff().ofTeam(ENGINEERING, Groups.CORE_TEAM, script.random())
                : script.staff().some(ENGINEERING, script.random());
        Person reviewer = script.staff().colleague(author, script.random());
        script.does(author, Step.PULL_OPEN);
        check(script, author);
        while (script.chance(30)) {
            script.after(120).does(reviewer, Step.PULL_REQUEST_CHANGES);
            script.after(90).does(author, Step.PULL_PUSH);
            check(script, author);
        }
        if (script.chance(25)) {
            script.after(60).does(reviewer, Step.PULL_COMMENT);
            script.after(30).does(author, Step.THREAD_POST);
        }
        if (script.chance(20)) {
            script.after(60).does(script.staff().colleague(author, script.random()), Step.PULL_APPROVE);
        }
        if (script.chance(6)) {
            script.after(600).does(author, Step.PULL_ABANDON);
        } else {
            script.after(100).does(reviewer, Step.PULL_APPROVE);
            script.after(30).does(author, Step.PULL_MERGE);
        }
        return access(script, core);
    }

    private static void check(CaseScript script, Person author) {
        while (script.chance(18)) {
            script.after(8).bot(Step.CHECK_FAIL);
            script.after(35).does(author, Step.PULL_PUSH);
        }
        script.after(8).bot(Step.CHECK_PASS);
    }

    private static Access access(CaseScript script, boolean core) {
        if (core) {
            return Access.Granted.to(Tool.CODE, Groups.CODE_CORE);
        }
        int draw = script.random().nextInt(100);
        if (draw < 5) {
            return new Access.Unknown();
        }
        return Access.Granted.to(Tool.CODE, draw < 30 ? Groups.CODE_ALL : Groups.CODE_ENGINEERS);
    }
}
