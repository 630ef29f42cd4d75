package org.opencontextgraph.compose.bench.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresPageTest {
    @Test
    void shouldReplaceTheLogsOwnRowAndSectionAndNothingElse() {
        // Given
        String page = FiguresPage.with("", figures("b", 0.25), "first");
        page = page.replace("# Release figures", "# Release figures\n\nWords by hand.");
        page = FiguresPage.with(page, figures("a", 0.5), "second");

        // When
        String again = FiguresPage.with(page, figures("b", 0.75), "third");

        // Then
        assertThat(again)
                .contains("Words by hand.", "| a | 4 | 3 | **50.0 %** |", "| b | 4 | 3 | **75.0 %** |")
                .contains("second", "third")
                .doesNotContain("25.0 %", "first");
        assertThat(again.indexOf("## a")).isLessThan(again.indexOf("## b"));
        assertThat(FiguresPage.with(again, figures("b", 0.75), "third")).isEqualTo(again);
    }

    @Test
    void shouldShowNoLagWhereNothingWasPublished() {
        assertThat(FiguresPage.with("", figures("a", 0), "")).contains("| **0.0 %** | 10.0 % | – | – | – |");
    }

    @Test
    void shouldRefuseAPageThatIsNotOfItsKind() {
        assertThatThrownBy(() -> FiguresPage.with("# Something else\n", figures("a", 0.5), ""))
                .hasMessageContaining("at a glance");
    }

    private static LogFigures figures(String process, double steps) {
        SettingFigures setting = new SettingFigures(
                5, "7 d", 10, 0, 0.1, steps, 0.1, 2, 3, 0.04, 0.1, 0.3, 6, 7, steps > 0 ? 8 : 0, 90, 80, 700);
        RuleFigures rules = new RuleFigures(0.1, List.of(0.0, 0.0, 0.0, 0.1), steps, steps, steps);
        return new LogFigures(process, 3, 4, 5, 0, List.of(setting), setting, setting, rules, null);
    }
}
