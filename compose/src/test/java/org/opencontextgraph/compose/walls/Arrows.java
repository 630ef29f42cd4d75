package org.opencontextgraph.compose.walls;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who may know whom, package by package, without {@code org.opencontextgraph} in front; {@code ..} means all packages below,
 * too. The architecture page shows the same; an arrow that is missing here is a decision to be taken, not a line to be added.
 */
final class Arrows {
    static final Map<String, List<String>> ALLOWED = parse("""
            schema                     ->
            schema.message             ->
            schema.id                  ->
            schema.codec               -> schema.message
            schema.topic               -> schema.message
            schema.config              -> schema.id schema.topic
            database                   ->
            ingest                     ->
            ingest.connector           -> schema.id schema.message
            ingest.rounds              ->
            ingest.feed                -> ingest.connector ingest.rounds schema.id schema.message schema.codec schema.topic
            ingest.permission          -> ingest.connector schema.id
            ingest.http                -> ingest.connector
            ingest.seal                -> schema.id
            ingest.webhook             ->
            ingest.inbox               -> ingest.connector ingest.feed ingest.job ingest.registry ingest.rounds ingest.seal schema.id schema.message schema.codec database.jooq.ingest..
            ingest.registry            -> ingest.connector ingest.http ingest.seal schema.id database.jooq.ingest..
            ingest.job                 -> ingest.connector ingest.feed ingest.http ingest.permission ingest.registry ingest.rounds ingest.seal schema.id schema.message schema.topic database.jooq..
            ingest.book                -> ingest.connector schema.id database.jooq.ingest..
            ingest.file.log            ->
            ingest.file.order          ->
            ingest.file                -> ingest.connector ingest.file.log ingest.file.order schema.id schema.message
            ingest.yaml                ->
            ingest.payload             -> ingest.connector
            ingest.mapping             -> ingest.yaml schema.id
            ingest.content             -> ingest.connector ingest.mapping ingest.yaml
            ingest.cdc                 -> ingest.connector ingest.mapping ingest.yaml schema.id
            ingest.avro                -> ingest.connector ingest.content
            ingest.topic               -> ingest.avro ingest.connector ingest.content schema.id
            ingest.cloudevents         -> ingest.connector ingest.content ingest.webhook schema.id
            ingest.jira                -> ingest.connector ingest.payload ingest.webhook schema.id
            ingest.github              -> ingest.connector ingest.payload ingest.webhook schema.id
            ingest.simulated           -> ingest.connector schema.id schema.message
            streams.lane               -> schema.id schema.message
            streams.corridor           -> streams.lane schema.id schema.message schema.codec schema.topic
            streams.resource           -> streams.corridor streams.lane schema.id schema.message schema.codec schema.topic
            streams.account            -> streams.corridor streams.lane schema.id schema.message schema.codec schema.topic
            streams.personal           -> streams.corridor streams.lane schema.id schema.message schema.codec schema.topic
            streams.release            -> streams.corridor streams.lane schema.id schema.message schema.codec schema.topic
            streams                    -> streams.. schema.message schema.codec schema.topic schema.config
            query                      ->
            query.telemetry            ->
            query.materializer         -> query.telemetry schema.id schema.message schema.codec schema.topic
            query.server.access        -> schema.id
            query.server.login         -> query.server.access database.jooq.admin..
            query.server.context       -> query.server.access query.telemetry schema.id database.jooq.context..
            query.server.release       -> query.server.access query.server.context database.jooq.context..
            query.server.repeat        -> query.server.access database.jooq.admin..
            query.server.suggest       -> query.server.access query.server.context query.server.release query.telemetry database.jooq.context..
            query.server.personal      -> query.server.access query.telemetry database.jooq.personal..
            query.server.admin         -> query.server.access query.telemetry database.jooq.admin..
            query.server.explain       -> query.server.access query.server.admin schema.id database.jooq.admin.. database.jooq.context.. database.jooq.personal..
            query.server.identity      -> query.server.access query.server.admin schema.id database.jooq.admin..
            query.server.instance      -> query.server.access query.server.admin database.jooq.admin.. database.jooq.context..
            query.server.ui            -> query.server.access
            query.server.webhook       -> schema.id schema.message schema.codec database.jooq.admin..
            query.sending              -> query.server.identity query.server.personal query.server.webhook schema.message schema.topic
            query.server               -> query.server.access query.server.admin query.server.context query.server.explain query.server.identity query.server.instance query.server.login query.server.personal query.server.release query.server.repeat query.server.suggest query.server.ui query.server.webhook query.telemetry schema.id database
            compose.embedded           ->
            compose.run                -> compose.embedded schema.. database ingest.connector ingest.feed ingest.inbox ingest.job ingest.permission ingest.registry ingest.seal streams.. query..
            compose.demo               -> compose.embedded ingest.book ingest.connector ingest.feed ingest.file schema..
            compose.bench              -> compose.embedded compose.run compose.demo schema.. ingest.. streams.. query.. database..
            compose.privacy.books      -> schema.message schema.codec schema.topic
            compose.privacy.verify     -> compose.privacy.books schema.message schema.codec
            compose.privacy.attack     -> compose.privacy.books schema.message
            compose.privacy            -> compose.privacy.books compose.privacy.verify compose.privacy.attack schema.message
            compose.bench.release      -> schema.. ingest.connector ingest.feed ingest.file streams.release streams.personal
            compose.bench.api          -> compose.embedded compose.run schema.config query.server.access query.server.context database
            compose.bench.ingest       -> compose.bench compose.bench.api compose.embedded compose.run schema.config schema.message schema.topic database ingest.connector ingest.job ingest.registry query.materializer
            compose.bench.ui           -> compose.embedded compose.run
            compose.bench.next         -> compose.bench.release schema.message ingest.file.log query.server.context query.server.suggest streams.release
            compose.cli                -> compose.embedded compose.run compose.demo compose.bench.. compose.privacy.. schema.. ingest..
            """);

    private Arrows() {}

    static boolean mayKnow(String from, String to) {
        return ALLOWED.getOrDefault(from, List.of()).stream()
                .anyMatch(allowed -> allowed.endsWith("..")
                        ? (to + ".").startsWith(allowed.substring(0, allowed.length() - 1))
                        : to.equals(allowed));
    }

    private static Map<String, List<String>> parse(String text) {
        return text.lines()
                .map(line -> line.split("->", -1))
                .collect(Collectors.toMap(
                        sides -> sides[0].strip(),
                        sides -> Arrays.stream(sides[1].strip().split(" +"))
                                .filter(target -> !target.isEmpty())
                                .toList()));
    }
}
