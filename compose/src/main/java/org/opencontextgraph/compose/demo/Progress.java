package org.opencontextgraph.compose.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How loading goes: a bar on a terminal, a line now and then elsewhere. */
public final class Progress implements AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(2);

    private final String task;
    private final PrintWriter err;
    private final @Nullable ProgressBar bar;
    private long saidAt = System.nanoTime();

    private Progress(String task, PrintWriter err, @Nullable ProgressBar bar) {
        this.task = task;
        this.err = err;
        this.bar = bar;
    }

    /** @param total events to come, negative when not known */
    public static Progress of(String task, long total, PrintWriter err) {
        ProgressBar bar = isTerminal()
                ? new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(total)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUnit(" events", 1)
                        .build()
                : null;
        return new Progress(task, err, bar);
    }

    public void at(long events) {
        if (bar != null) {
            bar.stepTo(events);
        } else if (System.nanoTime() - saidAt > BETWEEN_LINES.toNanos()) {
            saidAt = System.nanoTime();
            line(events + " events");
        }
    }

    public void line(String text) {
        err.println(String.format(Locale.ROOT, "ocg: %s: %s", task, text));
        err.flush();
    }

    /** Null in JDK 25 where input or output is not interactive, whatever 22 to 24 did. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
