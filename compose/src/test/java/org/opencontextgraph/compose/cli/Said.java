package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command answered when it was run in this JVM. */
public record Said(int code, String out, String err) {
    public static Said by(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Ocg.commandLine(new Ocg())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(code, out.toString(), err.toString());
    }
}
