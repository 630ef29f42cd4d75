package org.opencontextgraph.query.server;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.opencontextgraph.query.server.access.ProviderKeys;
import org.opencontextgraph.query.server.access.TokenVerifier;
import org.opencontextgraph.query.server.admin.AdminTransactions;
import org.opencontextgraph.query.server.admin.AuditLog;
import org.opencontextgraph.query.server.context.Comparer;
import org.opencontextgraph.query.server.context.EdgeReader;
import org.opencontextgraph.query.server.context.FamilyReader;
import org.opencontextgraph.query.server.context.GraphReader;
import org.opencontextgraph.query.server.context.ProcessReader;
import org.opencontextgraph.query.server.context.Rounding;
import org.opencontextgraph.query.server.context.ScopedReader;
import org.opencontextgraph.query.server.context.TimingReader;
import org.opencontextgraph.query.server.context.TrendReader;
import org.opencontextgraph.query.server.context.VariantReader;
import org.opencontextgraph.query.server.explain.Explainer;
import org.opencontextgraph.query.server.identity.LinkLog;
import org.opencontextgraph.query.server.instance.Audiences;
import org.opencontextgraph.query.server.instance.Connectors;
import org.opencontextgraph.query.server.instance.Imports;
import org.opencontextgraph.query.server.instance.Jobs;
import org.opencontextgraph.query.server.instance.Onboarding;
import org.opencontextgraph.query.server.instance.UnknownAcls;
import org.opencontextgraph.query.server.login.BrowserLogin;
import org.opencontextgraph.query.server.personal.OwnConsent;
import org.opencontextgraph.query.server.personal.OwnCorrections;
import org.opencontextgraph.query.server.personal.OwnReader;
import org.opencontextgraph.query.server.personal.PersonalLog;
import org.opencontextgraph.query.server.personal.PreviewReader;
import org.opencontextgraph.query.server.release.Releases;
import org.opencontextgraph.query.server.release.Shelf;
import org.opencontextgraph.query.server.release.Versions;
import org.opencontextgraph.query.server.repeat.RequestBook;
import org.opencontextgraph.query.server.suggest.Shown;
import org.opencontextgraph.query.server.suggest.StepModels;
import org.opencontextgraph.query.server.ui.UiFiles;
import org.opencontextgraph.query.server.ui.UserInterface;
import org.opencontextgraph.query.server.webhook.Inbox;
import org.opencontextgraph.query.server.webhook.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running API; stateless, so any number may run beside each other. */
public final class ApiServer implements AutoCloseable {
    private static final Logger REQUESTS = LoggerFactory.getLogger("org.opencontextgraph.query.requests");
    private static final long LARGEST_BODY = 64 << 10;

    /** Room for the longest token that is looked at, and for a session of several cookies. */
    private static final int LARGEST_HEAD = 32 << 10;

    private final Javalin javalin;
    private final String host;
    private final ProviderKeys keys;

    private ApiServer(Javalin javalin, String host, ProviderKeys keys) {
        this.javalin = javalin;
        this.host = host;
        this.keys = keys;
    }

    /**
     * Starts answering; the database may come later.
     *
     * @param database connections of {@code ocg_api}; not closed here
     * @param checks what must hold for the API to be ready, besides the database
     * @param words where it goes what callers say of sharing, and of their tasks
     * @param links where administrators' words on accounts go
     * @param inbox where goes what tools send
     * @throws io.javalin.util.JavalinBindException when the port is taken
     */
    public static ApiServer start(
            ApiSettings settings,
            DataSource database,
            List<ReadinessCheck> checks,
            PersonalLog words,
            LinkLog links,
            Inbox inbox) {
        return start(
                settings,
                database,
                checks,
                words,
                links,
                inbox,
                new UserInterface(UiFiles.packaged()),
                WebhookRoutes.IN_TIME);
    }

    static ApiServer start(
            ApiSettings settings,
            DataSource database,
            List<ReadinessCheck> checks,
            PersonalLog words,
            LinkLog links,
            Inbox inbox,
            UserInterface userInterface,
            Duration deliveredIn) {
        ApiMetrics metrics = new ApiMetrics();
        Contract contract = Contract.own();
        InstantSource clock = InstantSource.system();
        ProviderKeys keys = new ProviderKeys(settings.auth().keys());
        TokenVerifier tokens = new TokenVerifier(settings.auth(), keys);
        Optional<BrowserLogin> login =
                settings.login().map(how -> BrowserLogin.of(how, settings.auth(), keys, tokens, database, clock));
        Optional<SessionDoor> sessions = login.map(how -> new SessionDoor(how, clock));
        Gatekeeper gatekeeper = new Gatekeeper(tokens, sessions);
        Sealer sealer = new Sealer(database);
        WebhookRoutes webhooks = new WebhookRoutes(sealer, inbox, clock, deliveredIn);
        List<Route> routes = Stream.of(
                        routes(settings, database, checks, words, links, sealer, metrics, contract),
                        new LoginRoutes(login, sessions).routes().stream(),
                        webhooks.routes().stream())
                .flatMap(Function.identity())
                .toList();
        Repeatable repeatable = new Repeatable(new RequestBook(database));
        RateLimits limits = new RateLimits(settings.requestsPerSecond(), webhooks::isForATaker);
        Javalin javalin = Javalin.create(config -> {
            configure(config);
            config.routes.before(RequestId::assign);
            config.routes.before(ApiServer::harden);
            config.routes.beforeMatched(gatekeeper::check);
            config.routes.beforeMatched(limits::check);
            config.routes.beforeMatched(contract::check);
            for (Route route : routes) {
                register(config, route, repeatable);
                if (route.method().equals(HandlerType.GET)) {
                    register(config, route.head(), repeatable);
                }
            }
            config.resourceHandler(userInterface);
            Problems.handle(config.routes);
            if (login.isPresent()) {
                FailedSignIn.sendBack(config.routes, userInterface);
            }
            config.requestLogger.http((context, millis) -> {
                metrics.answered(context, millis);
                log(context, millis);
                RequestId.forget();
            });
        });
        javalin.start(settings.host(), settings.port());
        return new ApiServer(javalin, settings.host(), keys);
    }

    /** Where it listens. */
    public int port() {
        return javalin.port();
    }

    /** {@code http://host:port} for callers on this machine. */
    public String url() {
        return "http://" + (host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host) + ":" + port();
    }

    @Override
    public void close() {
        javalin.stop();
        keys.close();
    }

    Javalin javalin() {
        return javalin;
    }

    private static Stream<Route> routes(
            ApiSettings settings,
            DataSource database,
            List<ReadinessCheck> checks,
            PersonalLog words,
            LinkLog links,
            Sealer sealer,
            ApiMetrics metrics,
            Contract contract) {
        InstantSource clock = InstantSource.system();
        Rounding rounding = settings.ungated() ? Rounding.NONE : Rounding.TO_K;
        Notice notice = settings.ungated() ? Notice.UNGATED : Notice.GATED;
        ScopedReader reader = new ScopedReader(database, metrics.queries());
        GraphReader graphs = new GraphReader(reader, rounding);
        Shown shown = (count, k, _) -> rounding.shown(count, k);
        Released released = new Released(new Releases(new Versions(database), reader), new Shelf(metrics.answers()));
        Cursors cursors = new Cursors(database);
        OwnReader own = new OwnReader(database, metrics.queries());
        AdminTransactions admin = new AdminTransactions(database, metrics.queries());
        ProcessReader processes = new ProcessReader(reader, rounding);
        VariantReader variants = new VariantReader(reader, rounding);
        TrendReader trends = new TrendReader(reader, rounding);
        return Stream.of(
                        new AnalyticsRoutes(processes, variants, graphs, released, cursors, notice).routes(),
                        new EdgeRoutes(new EdgeReader(reader, rounding), released, notice).routes(),
                        new TrendRoutes(trends, new TimingReader(reader), released, notice).routes(),
                        new ExportRoutes(processes, variants, graphs, trends, released, notice).routes(),
                        new CompareRoutes(new Comparer(reader, graphs, rounding), released, notice).routes(),
                        new FamilyRoutes(new FamilyReader(reader, rounding), released, cursors, notice).routes(),
                        new SuggestRoutes(new StepModels(reader), shown, released, notice).routes(),
                        new MeRoutes(own).routes(),
                        new ConsentRoutes(new OwnConsent(own, words, clock), new PreviewReader(own, clock)).routes(),
                        new CorrectionRoutes(new OwnCorrections(own, words)).routes(),
                        new ExplainRoutes(new Explainer(admin)).routes(),
                        new IdentityRoutes(admin, links, cursors).routes(),
                        new AuditRoutes(new AuditLog(admin), cursors).routes(),
                        new JobRoutes(new Jobs(admin)).routes(),
                        new ConnectorRoutes(new Connectors(admin), clock).routes(),
                        new ImportRoutes(new Imports(admin), cursors).routes(),
                        new AccessRoutes(new Audiences(settings.audiences(), admin), new UnknownAcls(admin), cursors)
                                .routes(),
                        new OnboardingRoutes(new Onboarding(admin), sealer, settings.audiences()).routes(),
                        new DocsRoutes().routes(),
                        new OperationsRoutes(database, checks, metrics, contract).routes())
                .flatMap(List::stream);
    }

    private static void register(JavalinConfig config, Route route, Repeatable repeatable) {
        Handler handler = route.once() ? repeatable.once(route.handler()) : route.handler();
        config.routes.addHttpHandler(route.method(), route.path(), handler, route.policy());
    }

    private static void configure(JavalinConfig config) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = LARGEST_BODY;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(LARGEST_HEAD);
            http.setResponseHeaderSize(LARGEST_HEAD);
        });
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyProblems());
            server.setStopTimeout(2_000);
        });
    }

    private static void harden(Context context) {
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Cache-Control", "no-store"); // an answer is for one caller
        context.header("Vary", "Accept-Encoding");
    }

    /** The path is left out: it may name what the caller was not shown. */
    private static void log(Context context, float millis) {
        REQUESTS.atInfo()
                .addKeyValue("route", ApiMetrics.route(context))
                .addKeyValue("status", context.statusCode())
                .addKeyValue("millis", millis)
                .log("request");
    }
}
