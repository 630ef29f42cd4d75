package org.opencontextgraph.compose.run;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.opencontextgraph.ingest.connector.AccountKey;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.permission.AudienceGroups;

/**
 * The tools that an instance asks by itself.
 *
 * @param permissions asked who may read what
 * @param audiences what the groups of all tools mean
 * @param numbers gives their accounts the numbers that their events have; a new one each time
 */
public record Tools(
        List<PermissionSource> permissions, AudienceGroups audiences, Supplier<Function<AccountKey, String>> numbers) {
    /** An instance that only imports. */
    public static final Tools NONE = new Tools(List.of(), new AudienceGroups(Map.of()), () -> {
        throw new IllegalStateException("no tool, no accounts");
    });

    public Tools {
        permissions = List.copyOf(permissions);
    }
}
