package org.opencontextgraph.compose.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
    /** The system offers a port again as soon as nobody listens: of two thousand picks it repeats dozens. */
    private static final int BACKENDS = 2000;

    @Test
    void two_backends_that_do_not_listen_yet_never_get_the_same_port(@TempDir Path folder) {
        Set<Integer> ports = new HashSet<>();
        for (int i = 0; i < BACKENDS; i++) {
            ports.add(Ports.keep(folder.resolve("port-" + i)));
        }
        assertThat(ports).hasSize(BACKENDS);
    }

    @Test
    void a_backend_keeps_its_port(@TempDir Path folder) {
        int port = Ports.keep(folder.resolve("port"));
        assertThat(Ports.keep(folder.resolve("port"))).isEqualTo(port);
    }
}
