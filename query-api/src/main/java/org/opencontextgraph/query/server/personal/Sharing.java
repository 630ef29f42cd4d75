package org.opencontextgraph.query.server.personal;

import java.util.Locale;
import java.util.Optional;

/** How far a task has come on its way to the gate, and why no further. */
public record Sharing(State state, Optional<Reason> reason) {

    public enum State {
        /** It goes on. */
        OPEN,
        /** It stays with its person. */
        PRIVATE,
        /** It waits until its readers are known. */
        PARKED,
        /** It is at the gate, without identifiers; whether it was published depends on others. */
        SHARED,
        /** It is at the gate and hidden until its readers are known again. */
        SUSPENDED,
        /** It was at the gate, and was taken back for good. */
        TAKEN_BACK;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Reason {
        /** A bot's, or of an account that nobody vouches for. */
        DOES_NOT_COUNT,
        NO_PROCESS,
        READERS_UNKNOWN,
        /** No audience may read all of it. */
        NO_AUDIENCE,
        /** Its person has not opted in, or only after it began. */
        NO_CONSENT,
        /** Some of it was in a task before that was taken apart, as when an account changed hands. */
        MADE_ANEW,
        /** Its person split or merged tasks. */
        CORRECTED,
        /** Its person keeps it to themselves. */
        EXCLUDED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What there is to know about a task's way.
     *
     * @param state as the personal room wrote it
     * @param keptBack why it stays with its person whatever else holds, as the personal room wrote it
     * @param agreed whether its person's last word covers it
     */
    record Facts(
            String state,
            String keptBack,
            boolean counts,
            boolean hasProcess,
            boolean readersKnown,
            boolean covered,
            boolean agreed) {}

    /** An opt-out takes back everything at once; the room does not write each task again for it. */
    static Sharing of(Facts task) {
        return switch (task.state()) {
            case "OPEN" -> new Sharing(State.OPEN, Optional.empty());
            case "PRIVATE" -> new Sharing(State.PRIVATE, whyPrivate(task));
            case "PARKED" -> new Sharing(State.PARKED, Optional.of(Reason.READERS_UNKNOWN));
            case "SENT" -> task.agreed() ? new Sharing(State.SHARED, Optional.empty()) : takenBackByItsPerson();
            case "SUSPENDED" ->
                task.agreed()
                        ? new Sharing(State.SUSPENDED, Optional.of(Reason.READERS_UNKNOWN))
                        : takenBackByItsPerson();
            case "RETRACTED" -> new Sharing(State.TAKEN_BACK, keptBack(task));
            default -> throw new IllegalStateException("a state that this version does not know");
        };
    }

    private static Sharing takenBackByItsPerson() {
        return new Sharing(State.TAKEN_BACK, Optional.of(Reason.NO_CONSENT));
    }

    private static Optional<Reason> whyPrivate(Facts task) {
        if (!task.counts()) {
            return Optional.of(Reason.DOES_NOT_COUNT);
        }
        if (!task.hasProcess()) {
            return Optional.of(Reason.NO_PROCESS);
        }
        Optional<Reason> keptBack = keptBack(task);
        if (keptBack.isPresent()) {
            return keptBack;
        }
        if (!task.agreed()) {
            return Optional.of(Reason.NO_CONSENT);
        }
        if (!task.readersKnown()) {
            return Optional.of(Reason.READERS_UNKNOWN);
        }
        return task.covered() ? Optional.empty() : Optional.of(Reason.NO_AUDIENCE);
    }

    private static Optional<Reason> keptBack(Facts task) {
        return switch (task.keptBack()) {
            case "NO" -> Optional.empty();
            case "MADE_ANEW" -> Optional.of(Reason.MADE_ANEW);
            case "CORRECTED" -> Optional.of(Reason.CORRECTED);
            case "EXCLUDED" -> Optional.of(Reason.EXCLUDED);
            default -> throw new IllegalStateException("a reason that this version does not know");
        };
    }
}
