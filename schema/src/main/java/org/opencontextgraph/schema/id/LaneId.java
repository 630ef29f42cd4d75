package org.opencontextgraph.schema.id;

/** All live events, or one import. An import's lane is the SHA-256 of its file, mapping and process key, in hex. */
public record LaneId(String value) {
    public static final LaneId LIVE = new LaneId("live");

    public LaneId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a lane needs a name");
        }
    }

    public boolean isLive() {
        return equals(LIVE);
    }

    @Override
    public String toString() {
        return value;
    }
}
