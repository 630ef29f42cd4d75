package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.connector.DeliveryReader;
import org.opencontextgraph.ingest.job.Ingestion;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.ingest.registry.WebhookSecrets;
import org.opencontextgraph.ingest.seal.SealException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Has a tool send by itself. */
@Command(
        name = "webhook",
        description = "Take what a tool sends by itself: makes the secret that it signs with, and shows it once.",
        mixinStandardHelpOptions = true)
final class WebhookCommand implements Callable<Integer> {
    private static final int RANDOM_BYTES = 32;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final ConnectorOptions options = new ConnectorOptions();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
            names = "--secret-file",
            paramLabel = "FILE",
            description = "A secret that the tool made, alone in a file; without it, one is made here.")
    private @Nullable Path file;

    @Option(
            names = "--keep-former",
            description = "Believe the former secret, too, until this is called again without it.")
    private boolean keepFormer;

    @Option(names = "--off", description = "Take nothing any more, and forget the secret.")
    private boolean off;

    @Override
    public Integer call() throws IOException {
        ConnectorReport report = new ConnectorReport(spec.commandLine().getOut());
        ConnectorRoom room = options.room();
        var ingestion = room.ingestion();
        DeliveryReader reader = reader(room);
        if (off) {
            boolean _ = ingestion.connectors().replaceWebhookSecret(name, null);
            report.line("What is sent for `" + name + "` is not taken any more.");
            return 0;
        }
        String secret = file == null ? made(reader) : Files.readString(file).strip();
        Optional<String> unfit =
                secret.lines().count() == 1 ? reader.unfit(secret) : Optional.of("a secret is one line");
        if (unfit.isPresent()) {
            throw new Refusal(unfit.get());
        }
        WebhookSecrets secrets = keepFormer ? former(ingestion).changedTo(secret) : new WebhookSecrets(List.of(secret));
        boolean _ = ingestion
                .connectors()
                .replaceWebhookSecret(name, secrets.seal(ingestion.keys().get(), name));
        if (ingestion.sendsOnly(ConnectorOptions.find(room, name))) {
            boolean _ = ingestion
                    .connectors()
                    .replaceToken(name, OpenTool.seal(ingestion.keys().get(), name, "")); // its key may be lost, too
        }
        report.line("What is sent for `" + name + "` is taken. At the tool:");
        report.line("  address       " + options.publicUrl() + "/api/v1/webhooks/" + name);
        report.line("  content type  " + reader.contentType());
        if (file == null) {
            report.line("  secret        " + secret);
            report.line("The secret is sealed now, and is not shown again.");
        }
        return 0;
    }

    private DeliveryReader reader(ConnectorRoom room) throws IOException {
        try (OpenTool open = room.ingestion().open(ConnectorOptions.find(room, name))) {
            return open.tool()
                    .deliveries()
                    .orElseThrow(() -> new Refusal("a tool of this kind sends nothing by itself"));
        }
    }

    private WebhookSecrets former(Ingestion ingestion) {
        byte[] sealed = ingestion
                .connectors()
                .webhookSecret(name)
                .orElseThrow(() -> new Refusal("there is no former secret to keep"));
        try {
            return WebhookSecrets.open(sealed, ingestion.keys().get(), name);
        } catch (SealException e) {
            throw new Refusal("the former secret cannot be opened: make a new one without --keep-former", e);
        }
    }

    private static String made(DeliveryReader reader) {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return reader.secret(random);
    }
}
