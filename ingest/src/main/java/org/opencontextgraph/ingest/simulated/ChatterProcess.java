package org.opencontextgraph.ingest.simulated;

import org.jspecify.annotations.Nullable;

/** Talk in a channel: no process, so nothing of it is ever shared. */
final class ChatterProcess implements SimulatedProcess {
    @Override
    public @Nullable String key() {
        return null;
    }

    @Override
    public String object() {
        return "channel";
    }

    @Override
    public int tenthsPerDay() {
        return 40;
    }

    @Override
    public Access play(CaseScript script) {
        Person first = script.staff().some(script.random());
        script.does(first, Step.CHANNEL_POST);
        while (script.chance(65)) {
            script.after(6).does(script.staff().some(script.random()), Step.CHANNEL_POST);
        }
        return Access.Granted.to(Tool.CHAT, Groups.CHAT_ALL);
    }
}
