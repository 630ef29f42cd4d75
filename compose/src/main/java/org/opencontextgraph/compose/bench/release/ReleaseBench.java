package org.opencontextgraph.compose.bench.release;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.ingest.file.FileImport;

/** A log through the gate under every setting of a grid. */
public final class ReleaseBench {
    private final IntFunction<FileImport> imports;
    private final List<Setting> grid;
    private final int runs;
    private final PrintWriter progress;

    /**
     * @param imports the log as it is imported with labels that at least so many persons carry
     * @param grid at least one setting
     * @param runs how often time is measured; 0: not at all
     */
    public ReleaseBench(IntFunction<FileImport> imports, List<Setting> grid, int runs, PrintWriter progress) {
        this.imports = imports;
        this.grid = List.copyOf(grid);
        this.runs = runs;
        this.progress = progress;
    }

    public LogFigures run() throws IOException {
        Setting standard = grid.contains(Setting.STANDARD) ? Setting.STANDARD : grid.getFirst();
        List<SettingFigures> settings = new ArrayList<>();
        LogTraces log = read(grid.getFirst().k());
        int quorum = grid.getFirst().k();
        for (Setting setting : grid) {
            if (setting.k() != quorum) {
                quorum = setting.k();
                log = read(quorum);
            }
            say("k " + setting.k() + ", window " + setting.windowText() + ", m " + setting.m());
            settings.add(Measurement.of(log, setting.gate()).figures(setting));
        }
        say("without a gate");
        SettingFigures ungated = Measurement.of(read(1), standard.ungated()).figures(standard);
        LogTraces looked = read(standard.k());
        say("rule by rule");
        RuleFigures rules = RuleFigures.of(looked, standard.gate());
        @Nullable SpeedFigures speed = null;
        if (runs > 0) {
            say("time");
            speed = SpeedFigures.of(looked, standard.gate(), runs);
        }
        return new LogFigures(
                looked.process(),
                looked.traces().size(),
                looked.persons().size(),
                looked.steps(),
                looked.withoutPerson(),
                settings,
                settings.get(grid.indexOf(standard)),
                ungated,
                rules,
                speed);
    }

    private LogTraces read(int labelQuorum) throws IOException {
        return LogTraces.read(imports.apply(labelQuorum));
    }

    private void say(String what) {
        progress.println(what);
        progress.flush();
    }
}
