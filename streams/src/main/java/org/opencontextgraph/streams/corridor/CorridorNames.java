package org.opencontextgraph.streams.corridor;

import org.opencontextgraph.schema.topic.TopicSpec;

/**
 * The name tree: `room`, then what it is. Source and sink operators are named after their topic.
 *
 * @param room the room's name, the first part of every name in it
 */
public record CorridorNames(String room) {
    public String processor() {
        return room;
    }

    public String store(String book) {
        return room + "-" + book;
    }

    public String source(TopicSpec topic) {
        return room + "-from-" + topic.name();
    }

    public String sink(TopicSpec topic) {
        return room + "-to-" + topic.name();
    }
}
