package org.opencontextgraph.compose.privacy.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.Released;
import org.opencontextgraph.compose.privacy.books.Written;
import org.opencontextgraph.schema.codec.MessageCodec;
import org.opencontextgraph.schema.message.AuditEntry;
import org.opencontextgraph.schema.message.AuditKind;
import org.opencontextgraph.schema.message.CutTiming;
import org.opencontextgraph.schema.message.Suspended;
import org.opencontextgraph.schema.message.Unit;

/**
 * I5: a row has the same bytes whenever it is seen, is published once, and never comes back once it was withdrawn; the unit
 * topic and the audit topic tell the same story.
 */
final class ImmutabilityClaim implements Claim {
    @Override
    public Outcome check(Books books) {
        Findings findings = new Findings("immutability");
        Released released = books.released();
        released.written().forEach((id, records) -> {
            findings.count();
            checkTopic(id, records, findings);
            findings.require(
                    released.audited().containsKey(id) || records.getLast().isTombstone(),
                    id,
                    "is released, but the audit topic does not know it");
        });
        released.audited().forEach((id, entries) -> {
            checkAudit(id, entries, findings);
            checkAgreement(id, entries, released, findings);
        });
        return findings.outcome();
    }

    private static void checkTopic(String id, List<Written> records, Findings findings) {
        byte[] first = null;
        boolean withdrawn = false;
        for (Written record : records) {
            findings.require(!withdrawn, id, "came back in the unit topic after it was withdrawn");
            findings.require(record.partition() == records.getFirst().partition(), id, "was written by two partitions");
            withdrawn = record.isTombstone();
            if (isRow(record)) {
                byte[] bytes = Objects.requireNonNull(record.bytes());
                findings.require(first == null || Arrays.equals(first, bytes), id, "changed in the unit topic");
                findings.require(id.equals(idOf(record)), id, "holds the row of another unit");
                first = first == null ? bytes : first;
            }
        }
    }

    private static void checkAudit(String id, List<AuditEntry> entries, Findings findings) {
        findings.require(
                entries.getFirst().getKind() == AuditKind.PUBLISHED, id, "appears in the audit topic unpublished");
        Object row = entries.getFirst().getRow();
        boolean withdrawn = false;
        boolean published = false;
        for (AuditEntry entry : entries) {
            findings.require(!withdrawn, id, "goes on in the audit topic after it was withdrawn");
            findings.require(!published || entry.getKind() != AuditKind.PUBLISHED, id, "was published more than once");
            findings.require(Objects.equals(row, entry.getRow()), id, "changed in the audit topic");
            published |= entry.getKind() == AuditKind.PUBLISHED;
            withdrawn |= entry.getKind() == AuditKind.WITHDRAWN;
        }
    }

    private static void checkAgreement(String id, List<AuditEntry> entries, Released released, Findings findings) {
        Released.State audited = released.auditedState(id).orElse(Released.State.WITHDRAWN);
        Released.State found = released.state(id).orElse(Released.State.WITHDRAWN); // compaction removes tombstones
        findings.require(
                audited == found, id, "is " + found + " by the unit topic, but " + audited + " by the audit topic");
        for (Written record : released.written().getOrDefault(id, List.of())) {
            if (isRow(record) && entries.getFirst().getRow() instanceof SpecificRecord row) {
                findings.require(
                        Arrays.equals(record.bytes(), MessageCodec.encode(row)),
                        id,
                        "is another row in the unit topic than in the audit topic");
            }
        }
    }

    private static boolean isRow(Written record) {
        return record.message() instanceof Unit || record.message() instanceof CutTiming;
    }

    private static String idOf(Written record) {
        return switch (record.message()) {
            case Unit unit -> unit.getUnit();
            case CutTiming timing -> timing.getCut();
            case Suspended hidden -> hidden.getId();
            case null, default -> "";
        };
    }
}
