package org.opencontextgraph.query.server;

import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Counter;
import io.prometheus.client.Histogram;
import io.prometheus.client.exporter.common.TextFormat;
import io.prometheus.client.hotspot.DefaultExports;
import java.io.IOException;
import java.io.StringWriter;
import org.opencontextgraph.query.server.ui.UserInterface;

/**
 * The API's own figures, in a registry of their own: what other roles in the same process measure is for the internal
 * port only. Labels are route templates and constants, never a process, a variant or a caller.
 */
final class ApiMetrics {
    private final CollectorRegistry registry = new CollectorRegistry();
    private final Histogram requests = Histogram.build("ocg_http_request_seconds", "Time to answer a request")
            .labelNames("method", "route", "status")
            .buckets(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)
            .register(registry);
    private final Histogram queries = Histogram.build("ocg_db_query_seconds", "Database time of a query")
            .labelNames("query")
            .buckets(0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5)
            .register(registry);
    private final Counter answers = Counter.build("ocg_released_answers_total", "Answers about released rows")
            .labelNames("source")
            .register(registry);

    ApiMetrics() {
        DefaultExports.register(registry);
    }

    Histogram queries() {
        return queries;
    }

    /** By where they came from: memory or database. */
    Counter answers() {
        return answers;
    }

    void answered(Context context, float millis) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        // an unmatched request may carry any method and path: one label for all of them
        requests.labels(
                        endpoint == null ? "any" : endpoint.method.name(),
                        route(context),
                        Integer.toString(context.statusCode()))
                .observe(millis / 1000.0);
    }

    /** The template of the route, or what stands for all that has none. */
    static String route(Context context) {
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        if (endpoint == null) {
            return UserInterface.answered(context) ? "user-interface" : "unmatched";
        }
        return endpoint.path;
    }

    void answer(Context context) throws IOException {
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        context.contentType(TextFormat.CONTENT_TYPE_004).result(text.toString());
    }
}
