package org.opencontextgraph.compose.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.embedded.Refusal;
import org.opencontextgraph.compose.run.ConnectorRoom;
import org.opencontextgraph.ingest.registry.OpenTool;
import org.opencontextgraph.schema.id.SealedFor;
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

    @Option(names = "--off", description = "Take nothing any more, and forget the secret.")
    private boolean off;

    @Override
    public Integer call() throws IOException {
        ConnectorReport report = new ConnectorReport(spec.commandLine().getOut());
        ConnectorRoom room = options.room();
        var ingestion = room.ingestion();
        try (OpenTool open = ingestion.open(ConnectorOptions.find(room, name))) {
            if (open.tool().deliveries().isEmpty()) {
                throw new Refusal("a tool of this kind sends nothing by itself");
            }
        }
        if (off) {
            boolean _ = ingestion.connectors().replaceWebhookSecret(name, null);
            report.line("What is sent for `" + name + "` is not taken any more.");
            return 0;
        }
        String secret = file == null ? made() : Files.readString(file).strip();
        if (secret.length() < 16) {
            throw new Refusal("a secret of fewer than 16 characters can be guessed");
        }
        boolean _ = ingestion
                .connectors()
                .replaceWebhookSecret(
                        name,
                        ingestion
                                .keys()
                                .get()
                                .seal(
                                        secret.getBytes(StandardCharsets.UTF_8),
                                        new SealedFor(name, SealedFor.WEBHOOK_SECRET)));
        report.line("What is sent for `" + name + "` is taken. At the tool:");
        report.line("  address       " + options.publicUrl() + "/api/v1/webhooks/" + name);
        report.line("  content type  application/json");
        if (file == null) {
            report.line("  secret        " + secret);
            report.line("The secret is sealed now, and is not shown again.");
        }
        return 0;
    }

    private static String made() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
