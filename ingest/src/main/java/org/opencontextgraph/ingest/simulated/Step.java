package org.opencontextgraph.ingest.simulated;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The closed vocabulary: `tool.object.verb[:state]`. */
enum Step {
    TICKET_OPEN("desk.ticket.open"),
    TICKET_TAG("desk.ticket.tag"),
    TICKET_PRIORITISE("desk.ticket.prioritise"),
    TICKET_ASSIGN("desk.ticket.assign"),
    TICKET_REASSIGN("desk.ticket.reassign"),
    TICKET_START("desk.ticket.start"),
    TICKET_COMMENT("desk.ticket.comment"),
    TICKET_RESOLVE("desk.ticket.update:resolved"),
    TICKET_REOPEN("desk.ticket.update:reopened"),
    TICKET_CLOSE("desk.ticket.update:closed"),
    THREAD_POST("chat.thread.post"),
    CHANNEL_POST("chat.channel.post"),
    CHANNEL_INVITE("chat.channel.invite"),
    PULL_OPEN("code.pull-request.open"),
    PULL_PUSH("code.pull-request.push"),
    PULL_APPROVE("code.review.submit:approved"),
    PULL_REQUEST_CHANGES("code.review.submit:changes-requested"),
    PULL_COMMENT("code.review.comment"),
    PULL_MERGE("code.pull-request.merge"),
    PULL_ABANDON("code.pull-request.close"),
    CHECK_PASS("code.check.complete:passed"),
    CHECK_FAIL("code.check.complete:failed"),
    REPOSITORY_GRANT("code.repository.grant"),
    REQUEST_CREATE("tracker.request.create"),
    REQUEST_SUBMIT("tracker.request.submit"),
    REQUEST_AMEND("tracker.request.amend"),
    REQUEST_APPROVE("tracker.request.decide:approved"),
    REQUEST_RETURN("tracker.request.decide:returned"),
    REQUEST_REJECT("tracker.request.decide:rejected"),
    ORDER_PLACE("desk.order.place"),
    INVOICE_MATCH("desk.invoice.match"),
    PAYMENT_RELEASE("desk.payment.release"),
    CHECKLIST_CREATE("tracker.checklist.create"),
    CHECKLIST_TICK("tracker.checklist.tick"),
    CHECKLIST_COMPLETE("tracker.checklist.complete"),
    ACCOUNT_PROVISION("desk.account.provision"),
    LAPTOP_HAND_OVER("desk.laptop.hand-over");

    final String label;
    final Tool tool;

    Step(String label) {
        this.label = label;
        this.tool = Arrays.stream(Tool.values())
                .filter(it -> label.startsWith(it.label() + "."))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no tool has the label " + label));
    }

    static Set<String> vocabulary() {
        return Arrays.stream(values()).map(it -> it.label).collect(Collectors.toUnmodifiableSet());
    }
}
