package org.opencontextgraph.ingest.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.opencontextgraph.ingest.connector.ConnectorKind;

/** A tool made of one recorded conversation: the file `conversation.json` beside its kind. Each item of its list is a happening. */
public final class RecordedWorld extends HttpWorld {
    /** Ids of the items that are made. */
    private static final int FIRST_ID = 1_000;

    private final ConnectorKind kind;
    private final Function<URI, Map<String, String>> settings;
    private final ListRules rules;
    private final ObjectNode item;
    private final ListServer server;

    private RecordedWorld(ConnectorKind kind, Function<URI, Map<String, String>> settings, Conversation conversation) {
        this.kind = kind;
        this.settings = settings;
        this.rules = conversation.list();
        this.item = conversation.item();
        this.server = new ListServer(conversation);
    }

    /**
     * Reads it.
     *
     * @param settings what an operator says of the tool when it is at an address
     * @throws IllegalArgumentException naming what the conversation does not have
     */
    public static RecordedWorld of(ConnectorKind kind, Function<URI, Map<String, String>> settings) throws IOException {
        return new RecordedWorld(kind, settings, Conversation.beside(kind.getClass()));
    }

    @Override
    public ConnectorKind kind() {
        return kind;
    }

    @Override
    protected Map<String, String> settings(URI address) {
        return settings.apply(address);
    }

    @Override
    public Reply answer(Request request) {
        return server.answer(request);
    }

    private JsonNode id(int number) {
        return item.at(rules.id()).isTextual()
                ? TextNode.valueOf(Integer.toString(FIRST_ID + number))
                : LongNode.valueOf(FIRST_ID + number);
    }

    private ObjectNode item(int number, Instant time) {
        ObjectNode made = item.deepCopy();
        rules.names().forEach(place -> JsonText.put(made, place, TextNode.valueOf(CONTENT)));
        JsonText.put(made, rules.id(), id(number));
        JsonText.put(made, rules.time(), TimeText.like(item.at(rules.time()), time));
        return made;
    }

    @Override
    public void happen(int number, Instant time) {
        server.add(item(number, time));
    }

    @Override
    public boolean delete(int number) {
        server.take(id(number));
        return true;
    }

    @Override
    public boolean rename() {
        server.rename("another name");
        return !rules.names().isEmpty();
    }

    @Override
    public boolean repeat(int number) {
        server.of(id(number)).forEach(it -> server.add(it.deepCopy()));
        return true;
    }

    @Override
    public boolean shuffle() {
        server.shuffle();
        return true;
    }

    @Override
    public boolean hide(boolean hidden) {
        server.hide(hidden);
        return true;
    }

    @Override
    public List<String> places() {
        return JsonText.places(item);
    }

    @Override
    public void happen(int number, Instant time, String place, String text) {
        ObjectNode made = item(number, time);
        JsonText.put(made, place, TextNode.valueOf(text));
        server.add(made);
    }
}
