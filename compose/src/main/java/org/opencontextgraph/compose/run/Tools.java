package org.opencontextgraph.compose.run;

import java.util.List;
import java.util.Map;
import org.opencontextgraph.ingest.connector.PermissionSource;
import org.opencontextgraph.ingest.permission.AudienceGroups;

/**
 * The tools that an instance asks by itself.
 *
 * @param permissions asked who may read what
 * @param audiences what the groups of all tools mean
 */
public record Tools(List<PermissionSource> permissions, AudienceGroups audiences) {
    /** An instance that only imports. */
    public static final Tools NONE = new Tools(List.of(), new AudienceGroups(Map.of()));

    public Tools {
        permissions = List.copyOf(permissions);
    }
}
