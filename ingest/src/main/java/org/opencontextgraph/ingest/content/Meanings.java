package org.opencontextgraph.ingest.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.Answer;
import org.opencontextgraph.ingest.connector.SourceEvent;
import org.opencontextgraph.ingest.connector.SourceFact.AccountFact;
import org.opencontextgraph.ingest.connector.UnfitException;
import org.opencontextgraph.ingest.mapping.Decision;
import org.opencontextgraph.ingest.mapping.Named;

/**
 * From contents to events.
 *
 * @param tool in the names of accounts and resources
 */
public record Meanings(String tool, Mapping mapping) {
    private static final String SOURCE = "source";
    private static final String ID = "id";
    private static final String TIME = "time";

    /** @param reading of the content; what it refuses is refused at the origin's place */
    public Answer answer(Origin origin, Supplier<Content> reading) {
        try {
            Content content = reading.get();
            Optional<Rule> rule =
                    mapping.rules().stream().filter(it -> it.matches(content)).findFirst();
            if (rule.isEmpty()) {
                return new Answer.Unmapped(
                        content.form() + " record after rule " + mapping.rules().size() + ", the last one,");
            }
            return switch (rule.get().decision()) {
                case Decision.Ignored it -> new Answer.Ignored(it.row(), it.why());
                case Decision.Event it -> event(origin, content, it);
            };
        } catch (UnfitException e) {
            return e.refused(origin.place());
        }
    }

    private Answer event(Origin origin, Content content, Decision.Event it) {
        String id = id(origin, content, it);
        String resource = it.resource().name(Values.id(it.resource().place(), content));
        @Nullable AccountKey account = account(content, it.account());
        return new Answer.Mapped(
                it.row(),
                new SourceEvent(
                        tool + ":" + id,
                        tool + ":" + resource,
                        account,
                        it.process(),
                        it.step(),
                        time(origin, content, it),
                        origin.sequence()),
                account == null ? List.of() : List.of(AccountFact.provisional(account, false)));
    }

    private @Nullable AccountKey account(Content content, @Nullable Named account) {
        if (account == null) {
            return null;
        }
        JsonNode node = content.at(account.place());
        return (node.isNull() || node.isMissingNode())
                ? null
                : new AccountKey(tool, account.name(Values.id(account.place(), content)));
    }

    private static long time(Origin origin, Content content, Decision.Event it) {
        if (it.time() != null) {
            return Values.time(it.time(), content);
        }
        return content.at(TIME).isMissingNode() ? origin.time() : Values.time(TIME, content);
    }

    private static String id(Origin origin, Content content, Decision.Event it) {
        if (!it.id().isEmpty()) {
            return it.step() + "/" + encoded(it.id(), content);
        }
        return content.isCloudEvent() ? "event/" + encoded(List.of(SOURCE, ID), content) : origin.id();
    }

    private static String encoded(List<String> places, Content content) {
        return places.stream().map(it -> Named.encoded(Values.id(it, content))).collect(Collectors.joining("/"));
    }
}
