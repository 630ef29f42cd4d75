package org.opencontextgraph.query.server;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.opencontextgraph.query.server.access.AccessPolicy;
import org.opencontextgraph.query.server.admin.Listing;
import org.opencontextgraph.query.server.instance.Imports;
import org.opencontextgraph.query.server.instance.LoadedImport;

/** What was imported, on whose word, and with which labels. */
final class ImportRoutes {
    private final Imports imports;
    private final Cursors cursors;

    ImportRoutes(Imports imports, Cursors cursors) {
        this.imports = imports;
        this.cursors = cursors;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/api/v1/admin/imports", AccessPolicy.ADMIN, this::imports),
                Route.get("/api/v1/admin/vocabulary", AccessPolicy.ADMIN, this::vocabulary));
    }

    // "import" is a word of Java's, so the field is named by hand
    private record ImportBody(
            @JsonProperty("import") String lane,
            String connector,
            @Nullable String process,
            String begun,
            @Nullable String continued,
            @Nullable String finished,
            boolean visible,
            @Nullable Long eventsRead,
            @Nullable Long eventsRefused,
            String consent,
            String readers,
            int registeredLabels) {
        static ImportBody of(LoadedImport loaded) {
            return new ImportBody(
                    loaded.lane(),
                    loaded.connector(),
                    loaded.process().orElse(null),
                    loaded.begun().toString(),
                    loaded.continued().map(Instant::toString).orElse(null),
                    loaded.finished().map(Instant::toString).orElse(null),
                    loaded.visible(),
                    loaded.eventsRead().orElse(null),
                    loaded.eventsRefused().orElse(null),
                    word(loaded.consent()),
                    word(loaded.readers()),
                    loaded.labels().size());
        }
    }

    /** Constants become small letters; an audience, which begins with some, stays as it is. */
    private static String word(String constant) {
        return constant.equals(constant.toUpperCase(Locale.ROOT)) ? constant.toLowerCase(Locale.ROOT) : constant;
    }

    private record ImportsBody(
            List<ImportBody> imports, @Nullable String nextCursor) {}

    private void imports(Context context) throws SQLException {
        Cursors.Binding bound = bind(context, "imports");
        Listing<LoadedImport> found = read(context, bound);
        Json.answer(
                context,
                new ImportsBody(found.items().stream().map(ImportBody::of).toList(), bound.close(found.last())));
    }

    private record VocabularyBody(
            @JsonProperty("import") String lane,
            String connector,
            @Nullable String process,
            List<String> labels) {
        static VocabularyBody of(LoadedImport loaded) {
            return new VocabularyBody(
                    loaded.lane(), loaded.connector(), loaded.process().orElse(null), loaded.labels());
        }
    }

    private record VocabulariesBody(
            List<VocabularyBody> vocabularies, @Nullable String nextCursor) {}

    private void vocabulary(Context context) throws SQLException {
        Cursors.Binding bound = bind(context, "vocabulary");
        Listing<LoadedImport> found = read(context, bound);
        Json.answer(
                context,
                new VocabulariesBody(
                        found.items().stream().map(VocabularyBody::of).toList(), bound.close(found.last())));
    }

    private Cursors.Binding bind(Context context, String list) throws SQLException {
        return cursors.bind(context, List.of(list, process(context)));
    }

    private Listing<LoadedImport> read(Context context, Cursors.Binding bound) throws SQLException {
        return imports.imports(
                Administrator.of(context),
                process(context),
                new Listing.Place(Parameters.pageSize(context), bound.open(context)));
    }

    private static Optional<String> process(Context context) {
        return Parameters.optional(context, "process_key");
    }
}
