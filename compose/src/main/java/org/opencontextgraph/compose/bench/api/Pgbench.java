package org.opencontextgraph.compose.bench.api;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.schema.config.PostgresConfig;

/** Closed loops over the database's own protocol, by pgbench, as the API's role. */
record Pgbench(PostgresConfig database, int connections, int seconds) {
    static final Tool TOOL = new Tool("pgbench");

    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    /** @return transactions a second */
    double run(List<String> statements) throws IOException, InterruptedException {
        URI url = URI.create(database.url().substring("jdbc:".length()));
        Path script = Files.createTempFile("ocg-bench-", ".sql");
        try {
            StringBuilder text = new StringBuilder("begin;\n");
            statements.forEach(sql -> text.append(sql.replace('\n', ' ')).append(";\n"));
            Files.writeString(script, text.append("rollback;\n"));
            String said = TOOL.run(
                    List.of(
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            url.getHost(),
                            "-p",
                            Integer.toString(url.getPort()),
                            "-U",
                            Role.API.roleName(),
                            "-c",
                            Integer.toString(connections),
                            "-j",
                            "1",
                            "-T",
                            Integer.toString(seconds),
                            "-f",
                            script.toString(),
                            url.getPath().substring(1)),
                    Map.of("PGPASSWORD", database.apiPassword()),
                    seconds + 60L);
            Matcher rate = RATE.matcher(said);
            if (!rate.find()) {
                throw new Refusal("pgbench says something else than expected: " + said);
            }
            return Double.parseDouble(rate.group(1));
        } finally {
            Files.deleteIfExists(script);
        }
    }
}
