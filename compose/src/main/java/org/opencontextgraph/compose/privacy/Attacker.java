package org.opencontextgraph.compose.privacy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.opencontextgraph.compose.privacy.attack.Attacks;
import org.opencontextgraph.compose.privacy.attack.Identities;
import org.opencontextgraph.compose.privacy.attack.PublishedHistory;
import org.opencontextgraph.compose.privacy.attack.Result;
import org.opencontextgraph.compose.privacy.attack.TextScan;
import org.opencontextgraph.compose.privacy.books.Books;
import org.opencontextgraph.compose.privacy.books.BooksReader;
import org.opencontextgraph.schema.message.Unit;

/** Attacks an instance with all that it ever published, and with all that it says besides. */
public record Attacker(BooksReader reader, Surfaces surfaces) {

    public AttackReport attack() throws InterruptedException {
        Books books = reader.read();
        Set<String> names = reader.names();
        PublishedHistory history = PublishedHistory.of(books);
        List<Result> results = new ArrayList<>(Attacks.on(history, Identities.of(names)));
        Set<String> published = new HashSet<>();
        for (Unit unit : books.released().everPublished()) {
            published.addAll(unit.getSteps());
            published.add(unit.getProcess());
        }
        TextScan scan = new TextScan(Identities.unmistakable(names), published);
        surfaces.scan(scan);
        results.add(scan.result());
        return AttackReport.of(results, history);
    }
}
