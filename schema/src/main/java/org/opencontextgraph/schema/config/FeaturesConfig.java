package org.opencontextgraph.schema.config;

/** Feature flags, all off. One whose feature is not built refuses to be turned on. */
public record FeaturesConfig(
        @Setting(value = "Let the API bind to an address that others can reach.", byDefault = "false")
        boolean publicBind,

        @Setting(value = "Ingest raw content.", byDefault = "false")
        boolean rawContent,

        @Setting(value = "Tag tasks with a language model.", byDefault = "false")
        boolean llmTags,

        @Setting(value = "Similarity by pgvector.", byDefault = "false")
        boolean pgvector) {
    public FeaturesConfig {
        refuse("raw-content", rawContent);
        refuse("llm-tags", llmTags);
        refuse("pgvector", pgvector);
    }

    private static void refuse(String flag, boolean on) {
        if (on) {
            throw new IllegalArgumentException(flag + " is not built yet and cannot be turned on");
        }
    }
}
