package org.opencontextgraph.query.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.instance.ConnectorKind;
import org.opencontextgraph.query.server.instance.DeclaredAudiences;
import org.opencontextgraph.query.server.instance.NewTool;
import org.opencontextgraph.query.server.instance.Onboarding;
import org.opencontextgraph.query.server.webhook.Sealer;
import org.opencontextgraph.schema.id.SealedFor;

/**
 * Adding a tool, and what is done about its token. A token is sealed as soon as it is read, so that it stands nowhere and cannot be
 * read back; that is why none of these requests takes an {@code Idempotency-Key}, under which a hash of it would be kept. Each of them may be sent
 * again all the same: a name is taken only once, and whatever else is done twice is as if it was done once.
 */
final class OnboardingRoutes {
    private static final String ONE = ConnectorRoutes.BASE + "/{connector}";
    private static final int LONGEST_TOKEN = 8_192;
    private static final int RANDOM_BYTES = 32;

    private final Onboarding onboarding;
    private final Sealer sealer;
    private final DeclaredAudiences audiences;
    private final SecureRandom random = new SecureRandom();

    OnboardingRoutes(Onboarding onboarding, Sealer sealer, DeclaredAudiences audiences) {
        this.onboarding = onboarding;
        this.sealer = sealer;
        this.audiences = audiences;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/admin/connector-kinds", AccessPolicy.ADMIN, this::kinds),
                Route.post(ConnectorRoutes.BASE, AccessPolicy.ADMIN, this::add),
                Route.delete(ONE, AccessPolicy.ADMIN, this::remove),
                Route.put(ONE + "/token", AccessPolicy.ADMIN, this::authorize),
                Route.post(ONE + "/check", AccessPolicy.ADMIN, this::check),
                Route.post(ONE + "/webhook-secret", AccessPolicy.ADMIN, this::letSend));
    }

    private record KindsBody(List<KindBody> kinds) {}

    private record KindBody(
            String kind, List<SettingBody> settings, boolean asksReaders, boolean sends, boolean onMachineOnly) {
        static KindBody of(ConnectorKind kind) {
            return new KindBody(
                    kind.name(),
                    kind.settings().stream().map(SettingBody::of).toList(),
                    kind.asksReaders(),
                    kind.sends(),
                    !kind.guarded());
        }
    }

    private record SettingBody(
            String name,
            String description,
            boolean required,
            @Nullable String usual,
            boolean lines) {
        static SettingBody of(ConnectorKind.Setting setting) {
            return new SettingBody(
                    setting.name(),
                    setting.description(),
                    setting.usual().isEmpty(),
                    setting.usual().orElse(null),
                    setting.lines());
        }
    }

    private record NamedBody(String connector) {}

    private record SecretBody(String connector, String path, String secret) {}

    private void kinds(Context context) throws SQLException {
        Json.answer(
                context,
                new KindsBody(onboarding.kinds(Administrator.of(context)).stream()
                        .map(KindBody::of)
                        .toList()));
    }

    private void add(Context context) throws SQLException {
        JsonNode body = Json.object(context, Set.of("name", "kind", "settings", "token"));
        NewTool tool = tool(context, body);
        Optional<byte[]> sealed = sealer.secret(token(body), new SealedFor(tool.name(), SealedFor.TOKEN));
        if (sealed.isEmpty()) {
            noKey(context);
            return;
        }
        switch (onboarding.add(Administrator.of(context), tool, sealed.get())) {
            case ADDED -> wanted(context, tool.name());
            case EXISTS -> Problem.answer(context, HttpStatus.CONFLICT, "name is taken by another connector");
            case UNKNOWN_KIND -> throw new BadRequestException("kind must be one of those that are here", null);
            case REMOVING ->
                Problem.answer(
                        context,
                        HttpStatus.CONFLICT,
                        "name is one of a connector that is being removed; add it in a minute");
        }
    }

    private NewTool tool(Context context, JsonNode body) throws SQLException {
        try {
            return NewTool.of(
                    text(body, "name"),
                    text(body, "kind"),
                    settings(body.path("settings")),
                    onboarding.kinds(Administrator.of(context)),
                    audiences.all());
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(String.valueOf(e.getMessage()), e);
        }
    }

    private void authorize(Context context) throws SQLException {
        String connector = connector(context);
        JsonNode body = Json.object(context, Set.of("token"));
        Optional<byte[]> sealed = sealer.secret(token(body), new SealedFor(connector, SealedFor.TOKEN));
        if (sealed.isEmpty()) {
            noKey(context);
        } else if (onboarding.authorize(Administrator.of(context), connector, sealed.get())) {
            wanted(context, connector);
        } else {
            throw new NotFoundResponse();
        }
    }

    private void check(Context context) throws SQLException {
        String connector = connector(context);
        if (!onboarding.check(Administrator.of(context), connector)) {
            throw new NotFoundResponse();
        }
        wanted(context, connector);
    }

    private void remove(Context context) throws SQLException {
        String connector = connector(context);
        if (!onboarding.remove(Administrator.of(context), connector)) {
            throw new NotFoundResponse();
        }
        Json.answer(context, new NamedBody(connector));
    }

    private void letSend(Context context) throws SQLException {
        String connector = connector(context);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = HexFormat.of().formatHex(bytes);
        Optional<byte[]> sealed = sealer.secret(secret, new SealedFor(connector, SealedFor.WEBHOOK_SECRET));
        if (sealed.isEmpty()) {
            noKey(context);
            return;
        }
        switch (onboarding.letSend(Administrator.of(context), connector, sealed.get())) {
            case DONE ->
                Json.answer(
                        context,
                        new SecretBody(connector, WebhookRoutes.PATH.replace("{connector}", connector), secret));
            case UNKNOWN -> throw new NotFoundResponse();
            case SENDS_NOTHING ->
                Problem.answer(context, HttpStatus.CONFLICT, "tools of this kind send nothing by themselves");
        }
    }

    private static void wanted(Context context, String connector) {
        context.status(HttpStatus.ACCEPTED);
        Json.answer(context, new NamedBody(connector));
    }

    private static void noKey(Context context) {
        Problem.answer(
                context,
                HttpStatus.SERVICE_UNAVAILABLE,
                "no worker has told its key yet, so nothing can be sealed; nothing was kept");
    }

    private static String connector(Context context) {
        return Parameters.name("connector", context.pathParam("connector"));
    }

    private static Map<String, String> settings(JsonNode given) {
        if (!given.isObject()) {
            throw new BadRequestException("settings must be an object", null);
        }
        Map<String, String> settings = new TreeMap<>();
        for (Map.Entry<String, JsonNode> it : given.properties()) {
            String name = Parameters.name("settings", it.getKey());
            String value = it.getValue().asText();
            if (!it.getValue().isTextual()) {
                throw new BadRequestException("settings must be texts", null);
            }
            settings.put(name, Parameters.name("settings", value));
        }
        return settings;
    }

    private static String text(JsonNode body, String field) {
        JsonNode given = body.path(field);
        if (!given.isTextual()) {
            throw new BadRequestException(field + " must be a text", null);
        }
        return Parameters.name(field, given.asText());
    }

    /** Nothing of it stands in what is said about it. */
    private static String token(JsonNode body) {
        String token = body.path("token").isTextual() ? body.path("token").asText() : "";
        if (token.isEmpty() || token.length() > LONGEST_TOKEN || !token.chars().allMatch(it -> it > ' ' && it < 127)) {
            throw new BadRequestException("token must be 1 to " + LONGEST_TOKEN + " visible ASCII characters", null);
        }
        return token;
    }
}
