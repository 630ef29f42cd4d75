package org.opencontextgraph.compose.privacy.verify;

import java.util.Optional;

/**
 * Whether the audit log is whole.
 *
 * @param head the last entry up to which it is; number 0: there is none
 * @param broken the first entry that is not as it was written; empty: all are
 */
public record AuditVerdict(AuditHead head, Optional<Break> broken) {
    /** @param found what is wrong with the entry of that number, in words */
    public record Break(long number, String found) {}

    public boolean isSound() {
        return broken.isEmpty();
    }
}
