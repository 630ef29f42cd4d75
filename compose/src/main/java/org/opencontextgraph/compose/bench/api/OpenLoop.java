package org.opencontextgraph.compose.bench.api;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.opencontextgraph.compose.embedded.Refusal;

/**
 * An open loop: requests are due at times that no answer moves, and an answer takes from when its request was due. So a stall
 * counts for all who came meanwhile, which a closed loop hides ("coordinated omission").
 *
 * @param perSecond requests that are due
 */
record OpenLoop(int perSecond, int seconds) {
    private static final int MOST_UNANSWERED = 2_000;
    private static final int OK = 200;

    /** @param requests the n-th one; n counts from 0 */
    Load run(IntFunction<HttpRequest> requests) throws IOException, InterruptedException {
        int all = perSecond * seconds;
        long[] nanos = new long[all];
        Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
        AtomicInteger refused = new AtomicInteger();
        long began = System.nanoTime();
        try (HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            for (int n = 0; n < all; n++) {
                int at = n;
                long due = began + n * 1_000_000_000L / perSecond;
                LockSupport.parkNanos(due - System.nanoTime());
                unanswered.acquire();
                var _ = client.sendAsync(requests.apply(n), HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> {
                            nanos[at] = System.nanoTime() - due;
                            if (failure != null || answer.statusCode() != OK) {
                                refused.incrementAndGet();
                            }
                            unanswered.release();
                        });
            }
            unanswered.acquire(MOST_UNANSWERED);
        }
        if (refused.get() > 0) {
            throw new Refusal("not every request was answered: " + refused.get() + " of " + all);
        }
        double took = (System.nanoTime() - began) / 1e9;
        Arrays.sort(nanos);
        return new Load(all / took, nanos[(int) (all * 0.99)] / 1e6);
    }
}
