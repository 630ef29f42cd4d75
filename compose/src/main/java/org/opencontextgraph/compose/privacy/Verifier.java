package org.opencontextgraph.compose.privacy;

import java.time.Duration;
import org.opencontextgraph.compose.privacy.books.BooksReader;
import org.opencontextgraph.compose.privacy.verify.Verdict;
import org.opencontextgraph.compose.privacy.verify.Verification;

/**
 * Verifies an instance.
 *
 * @param running whether it may be writing meanwhile: then what does not hold is looked at again
 */
public record Verifier(BooksReader books, boolean running) {
    /** Longer than the gate's transactions, and than the materializer lags behind. */
    private static final Duration PAUSE = Duration.ofSeconds(3);

    private static final int READINGS = 3;

    public Verdict verdict() throws InterruptedException {
        Verdict verdict = Verification.of(books.read());
        for (int reading = 1; running && !verdict.isSound() && reading < READINGS; reading++) {
            Thread.sleep(PAUSE);
            verdict = Verification.of(books.read()).thatStays(verdict);
        }
        return verdict;
    }
}
