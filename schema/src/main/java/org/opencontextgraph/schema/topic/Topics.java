package org.opencontextgraph.schema.topic;

import static org.opencontextgraph.schema.topic.Role.API;
import static org.opencontextgraph.schema.topic.Role.INGEST;
import static org.opencontextgraph.schema.topic.Role.JOBS;
import static org.opencontextgraph.schema.topic.Role.MATERIALIZER;
import static org.opencontextgraph.schema.topic.Role.OPERATOR;
import static org.opencontextgraph.schema.topic.Role.STREAMS;

import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.opencontextgraph.schema.message.*;

/**
 * The catalogue. Data walks it from top to bottom. Writers and readers are those of today's code, for the rights on a cluster
 * are made from them.
 */
public final class Topics {
    public static final TopicSpec CURSOR = new TopicSpec(
            "ingest.cursor.v1",
            "connector|stream",
            List.of(Cursor.class),
            Set.of(INGEST, JOBS),
            Set.of(INGEST, JOBS),
            Retention.compacted(),
            false,
            false);
    /** A delivery stands in it whole; what is larger is refused at the door. */
    public static final TopicSpec WEBHOOK_INBOX = new TopicSpec(
            "ingest.webhook-inbox.v1",
            "connector",
            List.of(WebhookDelivery.class),
            Set.of(API),
            Set.of(INGEST),
            Retention.days(1),
            false,
            true,
            8 << 20);

    public static final TopicSpec TRACE_EVENT = corridor(
            "event.trace.v1",
            "resource; control to all",
            List.of(TraceEvent.class, Clock.class, Close.class, Continue.class),
            Set.of(INGEST, JOBS, STREAMS),
            Set.of(STREAMS, MATERIALIZER),
            Retention.onItsWay());
    public static final TopicSpec RESOURCE_ACL = corridor(
            "permission.resource-acl.v1",
            "resource",
            List.of(ResourceAcl.class),
            Set.of(INGEST, JOBS),
            Set.of(STREAMS),
            Retention.compactedOnceRead());
    public static final TopicSpec MEMBERSHIP = corridor(
            "permission.membership.v1",
            "account",
            List.of(Membership.class),
            Set.of(JOBS),
            Set.of(MATERIALIZER),
            Retention.compacted());
    public static final TopicSpec ACCOUNT = corridor(
            "identity.account.v1",
            "account",
            List.of(Account.class),
            Set.of(INGEST),
            Set.of(STREAMS, MATERIALIZER),
            Retention.compactedOnceRead());
    public static final TopicSpec ACCOUNT_LINK = corridor(
            "identity.link.v1",
            "account",
            List.of(AccountLink.class),
            Set.of(API),
            Set.of(STREAMS, MATERIALIZER),
            Retention.compactedOnceRead());
    public static final TopicSpec ACCOUNT_NAME = corridor(
            "identity.account-name.v1",
            "account",
            List.of(AccountName.class),
            Set.of(INGEST),
            Set.of(MATERIALIZER),
            Retention.compacted());
    public static final TopicSpec SAME_PERSON = corridor(
            "identity.same-person.v1",
            "person",
            List.of(SamePerson.class),
            Set.of(API),
            Set.of(STREAMS, MATERIALIZER),
            Retention.compactedOnceRead());
    public static final TopicSpec ACCOUNT_EVENT = corridor(
            "personal.account-event.v1",
            "account; control to all",
            List.of(AccountEvent.class, AccountNote.class, Clock.class, Close.class),
            Set.of(STREAMS),
            Set.of(STREAMS),
            Retention.onItsWay());
    public static final TopicSpec PERSONAL_EVENT = corridor(
            "personal.event.v1",
            "person; control to all",
            List.of(
                    PersonalEvent.class,
                    PersonalNote.class,
                    Leave.class,
                    Join.class,
                    Handover.class,
                    HandoverEnd.class,
                    KinWord.class,
                    Clock.class,
                    Close.class,
                    Continue.class),
            Set.of(STREAMS),
            Set.of(STREAMS, MATERIALIZER),
            Retention.onItsWay());
    public static final TopicSpec CONSENT = corridor(
            "personal.consent.v1",
            "person",
            List.of(Consent.class),
            Set.of(INGEST, API),
            Set.of(STREAMS, MATERIALIZER),
            Retention.compactedOnceRead());
    public static final TopicSpec CORRECTION = corridor(
            "personal.correction.v1",
            "person|task, partitioned by person",
            List.of(Correction.class),
            Set.of(API),
            Set.of(STREAMS, MATERIALIZER),
            Retention.compactedOnceRead());
    public static final TopicSpec TASK = corridor(
            "personal.task.v1",
            "person|task, partitioned by person",
            List.of(PersonalTask.class),
            Set.of(STREAMS),
            Set.of(MATERIALIZER),
            Retention.compacted());
    public static final TopicSpec TRACE = corridor(
            "abstract.trace.v1",
            "scope|process; person-wide and control to all",
            List.of(
                    Trace.class,
                    RetractTrace.class,
                    SuspendTrace.class,
                    ResumeTrace.class,
                    RetractPerson.class,
                    MergePersons.class,
                    Clock.class,
                    Close.class,
                    UnmergePersons.class,
                    Tick.class,
                    Sweep.class,
                    Epoch.class,
                    WithdrawEpoch.class),
            Set.of(STREAMS, JOBS, OPERATOR),
            Set.of(STREAMS, OPERATOR),
            Retention.onItsWay());
    public static final TopicSpec UNIT = new TopicSpec(
            "release.unit.v1",
            "unit or cut (the gate's partition); control: lane, lane|closed",
            List.of(Unit.class, CutTiming.class, Suspended.class, Clock.class, Close.class),
            Set.of(STREAMS),
            Set.of(MATERIALIZER, OPERATOR),
            Retention.compacted(),
            true,
            false);
    public static final TopicSpec LEDGER = corridor(
            "release.ledger.v1",
            "person|trace|position",
            List.of(LedgerEntry.class),
            Set.of(STREAMS),
            Set.of(OPERATOR),
            Retention.compacted());
    public static final TopicSpec AUDIT = new TopicSpec(
            "release.audit.v1",
            "unit",
            List.of(AuditEntry.class),
            Set.of(STREAMS),
            Set.of(OPERATOR),
            Retention.days(3650),
            true,
            false);
    public static final TopicSpec POLICY = new TopicSpec(
            "admin.policy.v1",
            "epoch",
            List.of(Epoch.class),
            Set.of(OPERATOR),
            Set.of(OPERATOR),
            Retention.compacted(),
            false,
            false);
    public static final TopicSpec DEAD_LETTER = new TopicSpec(
            "deadletter.v1",
            "source topic",
            List.of(DeadLetter.class),
            Set.of(INGEST, STREAMS, MATERIALIZER),
            Set.of(),
            Retention.days(30),
            false,
            false);

    /** In the data's order. */
    public static final List<TopicSpec> ALL = List.of(
            CURSOR,
            WEBHOOK_INBOX,
            TRACE_EVENT,
            RESOURCE_ACL,
            MEMBERSHIP,
            ACCOUNT,
            ACCOUNT_LINK,
            ACCOUNT_NAME,
            SAME_PERSON,
            ACCOUNT_EVENT,
            PERSONAL_EVENT,
            CONSENT,
            CORRECTION,
            TASK,
            TRACE,
            UNIT,
            LEDGER,
            AUDIT,
            POLICY,
            DEAD_LETTER);

    private Topics() {}

    private static TopicSpec corridor(
            String name,
            String key,
            List<Class<? extends SpecificRecord>> values,
            Set<Role> writers,
            Set<Role> readers,
            Retention retention) {
        return new TopicSpec(name, key, values, writers, readers, retention, true, true);
    }
}
