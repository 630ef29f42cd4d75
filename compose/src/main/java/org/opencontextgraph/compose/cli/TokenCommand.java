package org.opencontextgraph.compose.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.opencontextgraph.compose.run.Connection;
import org.opencontextgraph.compose.run.DevTokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A bearer token from the development identity provider of a running instance. */
@Command(
        name = "token",
        description = "Print a bearer token for a person, from the running instance's development identity provider.",
        footer = {
            "",
            "The same without this command (the address is printed by --curl):",
            "  curl -d grant_type=password -d client_id=ocg -d username=anna -d password=- -d groups=payments ADDRESS"
        },
        mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final DataDirectoryOption dataDirectory = new DataDirectoryOption();

    @Option(names = "--user", paramLabel = "NAME", required = true, description = "Whose token.")
    private String user = "";

    @Option(names = "--group", paramLabel = "NAME", description = "A group of that person; may be repeated.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--role", paramLabel = "NAME", description = "A role of that person; may be repeated.")
    private List<String> roles = new ArrayList<>();

    @Option(names = "--curl", description = "Print the curl command that asks for the token instead.")
    private boolean curl;

    @Override
    public Integer call() {
        DevTokens tokens = Connection.read(dataDirectory.path()).devTokens();
        var out = spec.commandLine().getOut();
        out.println(curl ? tokens.curl(user, groups, roles) : tokens.fetch(user, groups, roles));
        out.flush();
        return 0;
    }
}
