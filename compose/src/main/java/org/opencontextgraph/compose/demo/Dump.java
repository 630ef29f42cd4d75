package org.opencontextgraph.compose.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.opencontextgraph.compose.embedded.Refusal;

/** What the API answered an entitled reader: {@code {variants:[{steps,count}], edges:[{source,target,count}]}}. */
public record Dump(List<ApiReader.Variant> variants, List<ApiReader.Edge> edges) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public Dump {
        variants = List.copyOf(variants);
        edges = List.copyOf(edges);
    }

    /** Everything that is shown of some processes. */
    static Dump of(ApiReader api, List<String> processes) {
        return new Dump(
                processes.stream().flatMap(it -> api.variants(it).stream()).toList(),
                processes.stream().flatMap(it -> api.edges(it).stream()).toList());
    }

    void write(Path file) {
        try {
            Files.write(file, JSON.writeValueAsBytes(this));
        } catch (IOException e) {
            throw new Refusal("cannot write the dump " + file + ": " + e.getMessage(), e);
        }
    }
}
