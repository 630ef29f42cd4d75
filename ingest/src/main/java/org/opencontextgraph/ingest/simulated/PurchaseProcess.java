package org.opencontextgraph.ingest.simulated;

import static org.opencontextgraph.ingest.simulated.Department.FINANCE;

import java.util.List;
import java.util.Set;

/** Somebody needs something, a colleague of the same department decides, finance orders and pays. */
final class PurchaseProcess implements SimulatedProcess {
    @Override
    public String key() {
        return "purchase-request";
    }

    @Override
    public String object() {
        return "request";
    }

    @Override
    public int tenthsPerDay() {
        return 110;
    }

    @Override
    public Access play(CaseScript script) {
        Person requester = script.staff().some(script.random());
        Person decider = script.staff().colleague(requester, script.random());
        Person buyer = script.staff().some(FINANCE, script.random());
        script.does(requester, Step.REQUEST_CREATE).after(15).does(requester, Step.REQUEST_SUBMIT);
        while (script.chance(22)) {
            script.after(200).does(decider, Step.REQUEST_RETURN);
            script.after(90).does(requester, Step.REQUEST_AMEND);
            script.after(10).does(requester, Step.REQUEST_SUBMIT);
        }
        script.after(240);
        if (script.chance(12)) {
            script.does(decider, Step.REQUEST_REJECT);
        } else {
            script.does(decider, Step.REQUEST_APPROVE);
            script.after(300).does(buyer, Step.ORDER_PLACE);
            // A second pair of eyes pays in most cases.
            Person payer = script.chance(60) ? script.staff().colleague(buyer, script.random()) : buyer;
            script.after(1_500).does(payer, Step.INVOICE_MATCH);
            script.after(60).does(payer, Step.PAYMENT_RELEASE);
        }
        return access(script, requester, decider, buyer);
    }

    private static Access access(CaseScript script, Person requester, Person decider, Person buyer) {
        int draw = script.random().nextInt(100);
        if (draw < 5) {
            return new Access.Unknown();
        }
        if (draw < 15) {
            return new Access.Granted(Tool.TRACKER, Set.of(), Set.copyOf(List.of(requester, decider, buyer)));
        }
        if (draw < 27) {
            return Access.Granted.to(Tool.TRACKER, Groups.TRACKER_FINANCE);
        }
        return Access.Granted.to(Tool.TRACKER, draw < 40 ? Groups.TRACKER_DELIVERY : Groups.TRACKER_ALL);
    }
}
