package org.opencontextgraph.compose.bench.api;

import com.zaxxer.hikari.HikariDataSource;
import io.prometheus.client.Histogram;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.Databases;
import org.opencontextgraph.database.Role;
import org.opencontextgraph.query.server.access.Caller;
import org.opencontextgraph.query.server.access.Subject;
import org.opencontextgraph.query.server.access.UserRole;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.context.ScopedReader;
import org.opencontextgraph.query.server.context.Selection;
import org.opencontextgraph.query.server.context.Sort;
import org.opencontextgraph.query.server.context.StepFilter;
import org.opencontextgraph.query.server.context.VariantReader;

/**
 * What a running API gives in closed loops and in an open one, and in the same run its limits: the same statements by pgbench and behind a bare
 * handler, and a constant. Everything runs on the same processors, the load too.
 */
public final class ApiBench {
    private static final int CONNECTIONS = 32;
    private static final int POOL = 10;
    private static final int PAGE = 50;
    /** Requests a second in the open loop. */
    private static final int DUE = 1_000;

    private static final String NEXT = """
            string.format('{"process_key":"%s%%d","recent_steps":["open","step %%d"]}', n %% %d, n %% 7)""".formatted(ApiWorld.MANY, ApiWorld.PROCESSES);

    private final URI api;
    private final String token;
    private final String subject;
    private final Databases databases;
    private final int seconds;
    private final PrintWriter err;

    /**
     * @param token of somebody who sees what everyone may
     * @param subject in that token
     * @param seconds of each measurement
     */
    public ApiBench(URI api, String token, String subject, Databases databases, int seconds, PrintWriter err) {
        this.api = api;
        this.token = token;
        this.subject = subject;
        this.databases = databases;
        this.seconds = seconds;
        this.err = err;
    }

    /** @throws Refusal when a program that makes the load is missing */
    public static void requireTools() {
        Wrk.TOOL.require();
        Pgbench.TOOL.require();
    }

    public ApiResult run() throws IOException, InterruptedException, SQLException {
        say("1,200,000 released rows");
        ApiWorld.fill(databases.administrator());
        Caller caller = new Caller(
                new TreeSet<>(List.of("everyone")), Set.of(UserRole.USER), Optional.of(new Subject(subject)));
        Wrk wrk = new Wrk(CONNECTIONS, seconds);
        try (HikariDataSource pool = databases.pool(Role.API, POOL);
                BareServer bare = new BareServer(reader(pool), caller, query(ApiWorld.LARGE))) {
            say("answers that are in no memory");
            double first = millis(variants(ApiWorld.LARGE));
            double firstLargest = millis(variants(ApiWorld.LARGEST));
            say("the same statements by pgbench");
            SpokenSql spoken = new SpokenSql();
            reader(spoken.over(pool)).variants(caller, query(ApiWorld.LARGE));
            double pgbench = new Pgbench(databases.config(), POOL, seconds).run(spoken.statements());
            say("behind a bare handler");
            Load handler = wrk.get(bare.at("/variants"), token);
            say("variants");
            List<Load> variants = wrk.get(List.of(variants(ApiWorld.LARGE), variants(ApiWorld.LARGEST)), token);
            say("a constant, and next steps");
            Load constant = wrk.get(bare.at("/constant"), token);
            Load suggest = wrk.post(api.resolve("/api/v1/suggest/next_steps"), token, NEXT);
            say("the same as they come, not as they are answered");
            Load variantsDue = new OpenLoop(DUE, seconds)
                    .run(_ -> request(variants(ApiWorld.LARGE)).build());
            Load suggestDue = new OpenLoop(DUE, seconds).run(this::next);
            return new ApiResult(
                    pgbench,
                    handler,
                    variants.getFirst(),
                    variants.getLast(),
                    first,
                    firstLargest,
                    constant,
                    suggest,
                    variantsDue,
                    suggestDue);
        }
    }

    private static VariantReader reader(DataSource database) {
        Histogram seconds = Histogram.build("seconds", "of the benchmark")
                .labelNames("query")
                .create();
        return new VariantReader(new ScopedReader(database, seconds), Rounding.TO_K);
    }

    private static VariantReader.Query query(String process) {
        return new VariantReader.Query(Selection.all(process), StepFilter.NONE, Sort.COUNT, 0, PAGE, Optional.empty());
    }

    private URI variants(String process) {
        return api.resolve("/api/v1/analytics/processes/" + process + "/variants?limit=" + PAGE);
    }

    private double millis(URI url) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            HttpResponse<String> answer = client.send(request(url).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains("\"step 1\"")) {
                throw new Refusal("the API answered " + answer.statusCode() + ", and not with variants");
            }
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private HttpRequest.Builder request(URI url) {
        return HttpRequest.newBuilder(url).header("Authorization", "Bearer " + token);
    }

    private HttpRequest next(int n) {
        String body = "{\"process_key\":\"%s%d\",\"recent_steps\":[\"open\",\"step %d\"]}"
                .formatted(ApiWorld.MANY, n % ApiWorld.PROCESSES, n % 7);
        return request(api.resolve("/api/v1/suggest/next_steps"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private void say(String what) {
        err.println("ocg: bench: " + what);
        err.flush();
    }
}
