package org.opencontextgraph.compose.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.compose.privacy.AuditReport;
import org.opencontextgraph.compose.privacy.books.AuditTable;
import org.opencontextgraph.compose.privacy.verify.AuditChain;
import org.opencontextgraph.compose.privacy.verify.AuditHead;
import org.opencontextgraph.compose.run.Shutdown;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Is the record of what administrators did whole? */
@Command(
        name = "audit",
        description = "Recompute the chain of hashes over all that administrators did.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no entry was changed, left out or put in between",
            "1:one was, and the first that is not as it was written is named; or a trigger that keeps the log is off",
            "2:misused, or the audit log cannot be read"
        },
        exitCodeOnExecutionException = 2,
        mixinStandardHelpOptions = true)
final class AuditCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli
    private CommandSpec spec;

    @Mixin
    private final BooksOption books = new BooksOption();

    @Option(
            names = "--head",
            paramLabel = "NUMBER:HASH",
            converter = HeadConverter.class,
            description = "An entry that was noted elsewhere. Without it nobody can tell whether the end was cut off.")
    private @Nullable AuditHead head;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Shutdown shutdown = Shutdown.onSignal()) {
            AuditChain chain = new AuditChain(Optional.ofNullable(head));
            DataSource database = books.database(shutdown);
            AuditTable.read(database, chain::follow);
            AuditReport report = AuditReport.of(chain.verdict(), AuditTable.guardsOff(database));
            if (books.json()) {
                out.println(report.json());
            } else {
                report.lines().forEach(out::println);
            }
            out.flush();
            return report.sound() ? 0 : 1;
        }
    }

    static final class HeadConverter implements CommandLine.ITypeConverter<AuditHead> {
        @Override
        public AuditHead convert(String text) {
            try {
                return AuditHead.parse(text);
            } catch (IllegalArgumentException e) {
                throw new CommandLine.TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }
}
