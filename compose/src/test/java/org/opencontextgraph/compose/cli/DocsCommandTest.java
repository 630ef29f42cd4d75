package org.opencontextgraph.compose.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DocsCommandTest {
    @Test
    void shouldFindTheCommittedReferenceCurrent() {
        Path folder = Project.root().resolve("docs/reference");

        DocsCommand.pages()
                .forEach((name, text) -> assertThat(folder.resolve(name))
                        .as("run ./ocg docs and commit what changed")
                        .hasContent(text));
    }
}
