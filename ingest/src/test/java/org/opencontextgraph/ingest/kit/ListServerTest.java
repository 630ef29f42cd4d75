package org.opencontextgraph.ingest.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.opencontextgraph.ingest.kit.ListRules.Paging;

class ListServerTest {
    private static final Map<String, String> TOKEN = Map.of("authorization", "Bearer " + HttpWorld.TOKEN);
    private static final Pattern NEXT = Pattern.compile("</list\\?(?:.*&)?at=(\\d+)(?:&.*)?>; rel=\"next\"");

    @ParameterizedTest
    @EnumSource
    void shouldGiveEachItemOnceByPages(Paging paging) {
        // Given
        ListServer server = server(paging);

        // When
        List<Long> ids = new ArrayList<>();
        String at = paging == Paging.PAGE || paging == Paging.LINK ? "1" : "0";
        while (!at.isEmpty()) {
            Reply reply =
                    server.answer(new Request("GET", "/list", Map.of("at", at, "since", "1700000010"), TOKEN, ""));
            JsonNode answer = JsonText.read(reply.body());
            answer.path("all").forEach(it -> ids.add(it.path("id").longValue()));
            at = next(paging, at, reply, answer);
        }

        // Then the oldest come first, and those from before are left out
        assertThat(ids)
                .containsExactlyElementsOf(LongStream.range(10, 125).boxed().toList());
    }

    @Test
    void shouldAnswerWhatWasRecordedToWhoHasTheToken() {
        ListServer server = server(Paging.PAGE);

        assertThat(server.answer(new Request("GET", "/me", Map.of(), TOKEN, "")).body())
                .isEqualTo("{\"id\":3}");
        assertThat(server.answer(new Request("GET", "/me", Map.of(), Map.of(), ""))
                        .status())
                .isEqualTo(401);
        assertThat(server.answer(new Request("GET", "/you", Map.of(), TOKEN, ""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void shouldNameWhatAConversationDoesNotSay() {
        assertThatThrownBy(() -> ListRules.read(JsonText.read("{\"path\":\"/list\"}")))
                .hasMessage("the conversation does not say `list`, `paging`");
    }

    private static String next(Paging paging, String at, Reply reply, JsonNode answer) {
        return switch (paging) {
            case PAGE -> answer.path("all").isEmpty() ? "" : Integer.toString(Integer.parseInt(at) + 1);
            case OFFSET -> answer.path("all").isEmpty() ? "" : Integer.toString(Integer.parseInt(at) + 20);
            case LINK -> {
                Matcher link = NEXT.matcher(reply.headers().getOrDefault("Link", ""));
                yield link.matches() ? link.group(1) : "";
            }
            case TOKEN -> answer.path("next").asText();
        };
    }

    private static ListServer server(Paging paging) {
        Map<String, String> said = new HashMap<>(Map.of(
                "path",
                "/list",
                "paging",
                paging.name(),
                "page",
                "at",
                "since",
                "since",
                "items",
                "/all",
                "id",
                "/id"));
        said.put("time", "/time");
        if (paging == Paging.TOKEN) {
            said.put("next", "/next");
        }
        ObjectNode list = (ObjectNode) JsonText.read(JsonText.of(said));
        list.put("most", 20);
        ListServer server = new ListServer(new Conversation(
                List.of(
                        exchange("/list", "{\"all\":[{\"id\":1,\"time\":1700000000}],\"next\":null}"),
                        exchange("/me", "{\"id\":3}")),
                ListRules.read(list)));
        for (int i = 124; i >= 0; i--) {
            server.add((ObjectNode) JsonText.read("{\"id\":" + i + ",\"time\":" + (1_700_000_000L + i) + "}"));
        }
        return server;
    }

    private static Conversation.Exchange exchange(String path, String body) {
        return new Conversation.Exchange("GET", path, 200, Map.of(), JsonText.read(body));
    }
}
