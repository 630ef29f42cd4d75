package org.opencontextgraph.ingest.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.opencontextgraph.ingest.connector.ConnectorKind;
import org.opencontextgraph.ingest.kit.HttpWorld;
import org.opencontextgraph.ingest.kit.JsonText;
import org.opencontextgraph.ingest.kit.Reply;
import org.opencontextgraph.ingest.kit.Request;

/** Comments, and between them issues that are opened, issues that are closed, releases, and some pull requests with a review and a check. */
final class GithubHappenings extends HttpWorld {
    private static final List<String> LISTS = List.of(
            "issues/comments",
            "issues",
            "issues/events",
            "releases",
            "issues/comments",
            "issues/comments",
            "issues/comments");

    private final FakeGithub github = new FakeGithub();
    private String readableBy = "everyone";

    @Override
    public ConnectorKind kind() {
        return new GithubKind();
    }

    @Override
    protected Map<String, String> settings(URI address) {
        Map<String, String> said = new HashMap<>(Map.of(
                "repositories", FakeGithub.REPOSITORY, "since", SINCE.toString(), "address", address.toString()));
        if (!readableBy.isEmpty()) {
            said.put("readable-by", readableBy);
        }
        return said;
    }

    @Override
    protected boolean admit() {
        readableBy = "";
        GithubPeople.admit(github);
        github.at("/orgs/acme", GithubPeople.organization("read"));
        return true;
    }

    @Override
    public Reply answer(Request request) {
        return github.answer(request);
    }

    private static String list(int number) {
        if (isPull(number)) {
            return "issues";
        }
        return LISTS.get(number % LISTS.size());
    }

    /** A pull request that was opened, reviewed and checked within a second. */
    private static boolean isPull(int number) {
        return number % 70 == 64;
    }

    @Override
    public int events(int number) {
        return isPull(number) ? 3 : 1;
    }

    private static ObjectNode item(String list, int number, Instant time) {
        return switch (list) {
            case "issues" -> GithubWorld.issue(number, time);
            case "issues/events" -> GithubWorld.closed(number, time);
            case "releases" -> GithubWorld.release(number, time);
            default -> GithubWorld.comment(number, time);
        };
    }

    private static long id(int number) {
        return item(list(number), number, Instant.EPOCH).path("id").longValue();
    }

    @Override
    public void happen(int number, Instant time) {
        ObjectNode item = item(list(number), number, time);
        if (isPull(number)) {
            item.putObject("pull_request");
            github.pull(number, time);
        }
        github.put(list(number), item);
    }

    @Override
    public boolean touch(int number, Instant time) {
        ObjectNode item = github.get(list(number), id(number)).deepCopy();
        github.put(list(number), item.put("updated_at", time.toString()));
        return true;
    }

    @Override
    public boolean delete(int number) {
        github.take(list(number), id(number));
        return true;
    }

    @Override
    public boolean rename() {
        github.rename();
        return true;
    }

    @Override
    public boolean repeat(int number) {
        github.repeat(list(number), id(number));
        return true;
    }

    @Override
    public boolean shuffle() {
        github.shuffle();
        return true;
    }

    @Override
    public boolean hide(boolean hidden) {
        github.hide(hidden);
        return true;
    }

    /** A list and a pointer into one of its items. */
    @Override
    public List<String> places() {
        return IntStream.range(0, 4)
                .boxed()
                .flatMap(it -> JsonText.places(item(list(it), it, Instant.EPOCH)).stream()
                        .map(place -> list(it) + " " + place))
                .toList();
    }

    @Override
    public void happen(int number, Instant time, String place, String text) {
        String[] parts = place.split(" ", 2);
        ObjectNode item = item(parts[0], number, time);
        JsonText.put(item, parts[1], TextNode.valueOf(text));
        github.put(parts[0], item);
    }

    @Override
    public void close() throws IOException {
        super.close();
        github.close();
    }
}
