package org.opencontextgraph.compose.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class VitestReportTest {
    @Test
    void shouldTakeEachResultForWhatItIs() throws Throwable {
        List<DynamicTest> tests = tests("""
                {"testResults": [{"name": "/x/a.e2e.ts", "status": "failed", "message": "", "assertionResults": [
                  {"fullName": "one", "status": "passed", "failureMessages": []},
                  {"fullName": "two", "status": "failed", "failureMessages": ["it was red"]},
                  {"fullName": "three", "status": "skipped", "failureMessages": [], "meta": {"reason": "needs a log"}}]}]}
                """);

        assertThat(tests)
                .extracting(DynamicTest::getDisplayName)
                .containsExactly("a.e2e.ts: one", "a.e2e.ts: two", "a.e2e.ts: three");
        tests.get(0).getExecutable().execute();
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessage("it was red");
        assertThatThrownBy(() -> tests.get(2).getExecutable().execute())
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("needs a log");
    }

    @Test
    void shouldFailForAFileThatCouldNotBeginOrEnd() throws Exception {
        List<DynamicTest> tests = tests("""
                {"testResults": [{"name": "/x/a.e2e.ts", "status": "failed", "message": "not ready in time", "assertionResults": [
                  {"fullName": "one", "status": "skipped", "failureMessages": []}]}]}
                """);

        assertThat(tests).hasSize(2);
        assertThatThrownBy(() -> tests.get(1).getExecutable().execute())
                .isInstanceOf(AssertionError.class)
                .hasMessage("not ready in time");
    }

    @Test
    void shouldFailWhenNothingWasRun() {
        assertThatThrownBy(() -> tests("{\"testResults\": []}")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> tests("""
                {"testResults": [{"name": "/x/a.e2e.ts", "status": "passed", "assertionResults": []}]}""")).isInstanceOf(AssertionError.class);
    }

    private static List<DynamicTest> tests(String report) throws Exception {
        return VitestReport.tests(JsonMapper.builder().build().readTree(report));
    }
}
