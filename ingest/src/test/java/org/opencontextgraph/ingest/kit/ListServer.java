package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A tool that has one list with as many items as a test wants, and else answers what was recorded. */
final class ListServer implements ToolServer {
    private final Conversation conversation;
    private final ListRules rules;
    private final List<ObjectNode> items = new ArrayList<>();
    private final Random order = new Random(3);
    private boolean hidden;
    private boolean shuffled;

    ListServer(Conversation conversation) {
        this.conversation = conversation;
        this.rules = conversation.list();
    }

    synchronized void add(ObjectNode item) {
        items.add(item);
    }

    /** All with this id. */
    synchronized List<ObjectNode> of(JsonNode id) {
        return items.stream().filter(it -> it.at(rules.id()).equals(id)).toList();
    }

    synchronized void take(JsonNode id) {
        items.removeIf(it -> it.at(rules.id()).equals(id));
    }

    /** All names that people may change. */
    synchronized void rename(String name) {
        for (ObjectNode item : items) {
            rules.names().forEach(place -> JsonText.put(item, place, TextNode.valueOf(name)));
        }
    }

    synchronized void hide(boolean all) {
        hidden = all;
    }

    synchronized void shuffle() {
        shuffled = true;
    }

    @Override
    public synchronized Reply answer(Request request) {
        if (request.headers().values().stream().noneMatch(it -> it.contains(HttpWorld.TOKEN))) {
            return Reply.status(401);
        }
        if (request.path().equals(rules.path())) {
            return list(request);
        }
        return conversation.exchanges().stream()
                .filter(it -> it.answers(request))
                .findFirst()
                .map(Conversation.Exchange::reply)
                .orElseGet(() -> Reply.status(404));
    }

    private Reply list(Request request) {
        List<ObjectNode> all = found(request);
        int size = rules.size() == null
                ? rules.most()
                : Math.min(rules.most(), number(request, rules.size(), rules.most()));
        int from = switch (rules.paging()) {
            case PAGE, LINK -> (number(request, rules.page(), 1) - 1) * size;
            case OFFSET, TOKEN -> number(request, rules.page(), 0);
        };
        List<ObjectNode> page =
                new ArrayList<>(all.subList(Math.min(from, all.size()), Math.min(from + size, all.size())));
        if (shuffled) {
            Collections.shuffle(page, order);
        }
        return reply(request, page, from + size, from + size < all.size());
    }

    private Reply reply(Request request, List<ObjectNode> page, int to, boolean more) {
        JsonNode answer = conversation.listed().deepCopy();
        ArrayNode list = (ArrayNode) answer.at(rules.items());
        list.removeAll().addAll(page);
        if (rules.next() != null) {
            JsonText.put(answer, rules.next(), more ? TextNode.valueOf(Integer.toString(to)) : TextNode.valueOf(""));
        }
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", "application/json"));
        if (rules.paging() == ListRules.Paging.LINK && more) {
            headers.put(
                    "Link", "<" + request.with(rules.page(), number(request, rules.page(), 1) + 1) + ">; rel=\"next\"");
        }
        return new Reply(200, headers, JsonText.of(answer));
    }

    private List<ObjectNode> found(Request request) {
        String since = request.query().get(rules.since());
        return items.stream()
                .filter(_ -> !hidden)
                .filter(it -> since == null
                        || !TimeText.of(it.at(rules.time())).isBefore(TimeText.of(TextNode.valueOf(since))))
                .sorted(Comparator.comparing((ObjectNode it) -> TimeText.of(it.at(rules.time())))) // stable
                .toList();
    }

    private static int number(Request request, String name, int otherwise) {
        String text = request.query().getOrDefault(name, "");
        return text.isEmpty() ? otherwise : Integer.parseInt(text);
    }
}
