package org.opencontextgraph.ingest.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The project that stands on the page `docs/writing-a-connector.md`, block by block, compiled as it stands there. */
final class Walk implements AutoCloseable {
    private static final Path PAGE = Path.of("..", "docs", "writing-a-connector.md");
    private static final Pattern BLOCK =
            Pattern.compile("^`(src/[^`]+)`\\n\\n```[a-z]*\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FOLDER = Pattern.compile("src/(main|test)/(java|resources)/(.*)");

    private final URLClassLoader classes;

    private Walk(URLClassLoader classes) {
        this.classes = classes;
    }

    /** The files of the project, by their paths. */
    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            files.put(block.group(1), block.group(2));
        }
        return files;
    }

    /** Compiles them into a folder. */
    static Walk compiled(Map<String, String> files, Path folder) throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        for (Map.Entry<String, String> file : files.entrySet()) {
            Matcher place = FOLDER.matcher(file.getKey());
            assertThat(place.matches()).as(file.getKey()).isTrue();
            Path to = (place.group(2).equals("java") ? sources : classes).resolve(place.group(3));
            Files.createDirectories(to.getParent());
            Files.writeString(to, file.getValue());
        }
        compile(sources, classes);
        return new Walk(new URLClassLoader(new URL[] {classes.toUri().toURL()}, Walk.class.getClassLoader()));
    }

    private static void compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> all = Files.walk(sources)) {
            StringWriter problems = new StringWriter();
            boolean compiles = compiler.getTask(
                            problems,
                            files,
                            null,
                            List.of("-d", classes.toString(), "-Xlint:all,-classfile,-path", "-Werror", "-proc:none"),
                            null,
                            files.getJavaFileObjectsFromPaths(
                                    all.filter(Files::isRegularFile).toList()))
                    .call();
            assertThat(compiles).as("the page compiles: %s", problems).isTrue();
        }
    }

    ClassLoader classes() {
        return classes;
    }

    /**
     * Runs a test of the project; what ran, and what of it failed.
     *
     * @param part of the names of the methods that are run; the empty string: all are
     */
    Outcome run(String test, String part) throws ClassNotFoundException {
        Outcome outcome = new Outcome();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(classes.loadClass(test)))
                .filters(EngineFilter.includeEngines("junit-jupiter"), named(part))
                .build();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableLauncherSessionListenerAutoRegistration(false)
                        .enableLauncherDiscoveryListenerAutoRegistration(false)
                        .enableTestExecutionListenerAutoRegistration(false)
                        .enablePostDiscoveryFilterAutoRegistration(false)
                        .build())
                .execute(request, outcome);
        return outcome;
    }

    private static PostDiscoveryFilter named(String part) {
        return test -> FilterResult.includedIf(test.getSource()
                .filter(MethodSource.class::isInstance)
                .map(it -> ((MethodSource) it).getMethodName().contains(part))
                .orElse(true));
    }

    /** What came of tests, by their names. */
    static final class Outcome implements TestExecutionListener {
        final TreeSet<String> ran = new TreeSet<>();
        final Map<String, String> failed = new TreeMap<>();

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                ran.add(test.getLegacyReportingName());
            }
            result.getThrowable()
                    .filter(_ -> result.getStatus() == TestExecutionResult.Status.FAILED)
                    .ifPresent(it -> failed.put(test.getLegacyReportingName(), String.valueOf(it.getMessage())));
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }
}
