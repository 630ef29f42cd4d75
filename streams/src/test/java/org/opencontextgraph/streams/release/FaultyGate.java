package org.opencontextgraph.streams.release;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The gate's classes with a fault in them, to be put before the real ones on a class path. */
final class FaultyGate {
    private FaultyGate() {}

    /** The whole package, for a constant of the faulty file may stand in other classes. */
    static void compile(SeededFault fault, Path classes) throws IOException {
        try (Stream<Path> sources = Files.list(SeededFault.SOURCES)) {
            compile(
                    fault,
                    sources.filter(path -> !path.getFileName().toString().equals(fault.file()))
                            .toList(),
                    classes);
        }
    }

    /** The faulty file alone, against the real classes: whether it can be compiled. */
    static void compileAlone(SeededFault fault, Path classes) throws IOException {
        compile(fault, List.of(), classes);
    }

    private static void compile(SeededFault fault, List<Path> others, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<JavaFileObject> units = new ArrayList<>(List.of(new Source(fault)));
            files.getJavaFileObjectsFromPaths(others).forEach(units::add);
            List<String> options = List.of(
                    "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(said, files, null, options, null, units).call()) {
                throw new IllegalStateException("fault " + fault.number() + " does not compile:\n" + said);
            }
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(SeededFault fault) {
            super(URI.create("fault:///" + fault.file()), Kind.SOURCE);
            this.text = fault.source();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
