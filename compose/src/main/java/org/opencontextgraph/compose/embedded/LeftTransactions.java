package org.opencontextgraph.compose.embedded;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTransactionsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.internals.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what a killed instance left open: nobody reads behind an open transaction until it times out, and a writer whose name does
 * not come back (a stream thread that had replaced another one) ends it no sooner. Only for a broker that has no client yet.
 */
final class LeftTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(LeftTransactions.class);
    private static final long SECONDS = 20;

    private LeftTransactions() {}

    /** A broker that does not answer in time is left as it is: the transactions time out by themselves. */
    static void end(Map<String, Object> client) {
        try (Admin admin = Admin.create(client)) {
            if (!hasEverHadTransactions(admin)) {
                return;
            }
            awaitCoordinators(admin);
            List<String> open = admin
                    .listTransactions(new ListTransactionsOptions().filterStates(Set.of(TransactionState.ONGOING)))
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS)
                    .stream()
                    .map(TransactionListing::transactionalId)
                    .toList();
            if (!open.isEmpty()) {
                LOG.info("ending {} transactions that were left open", open.size());
                admin.fenceProducers(open).all().get(SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("transactions that were left open have to time out ({})", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while Kafka started", e);
        }
    }

    private static boolean hasEverHadTransactions(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get(SECONDS, TimeUnit.SECONDS)
                .contains(Topic.TRANSACTION_STATE_TOPIC_NAME);
    }

    /** A coordinator that has not read its log lists nothing; asked for one id, it answers when it has. */
    private static void awaitCoordinators(Admin admin)
            throws ExecutionException, InterruptedException, TimeoutException {
        // the hash codes of one-character texts follow each other, so these ids fall into one partition each
        List<String> oneOfEach = IntStream.range(0, EmbeddedKafka.PARTITIONS)
                .mapToObj(i -> Character.toString('a' + i))
                .toList();
        DescribeTransactionsResult answers = admin.describeTransactions(oneOfEach);
        for (String id : oneOfEach) {
            try {
                answers.description(id).get(SECONDS, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TransactionalIdNotFoundException)) {
                    throw e;
                }
            }
        }
    }
}
