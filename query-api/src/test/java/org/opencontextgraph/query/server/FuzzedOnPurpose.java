package org.opencontextgraph.query.server;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.opencontextgraph.query.server.fuzz.Caller;
import org.opencontextgraph.query.server.fuzz.Header;
import org.opencontextgraph.query.server.fuzz.Operation;

/** What the contract has and chance brings seldom. */
final class FuzzedOnPurpose {
    private static final String TASKS = "/api/v1/me/tasks";
    private static final String EDIT = "PATCH " + TASKS + "/{task}";
    private static final String SPLIT = "POST " + TASKS + "/{task}/split";
    private static final String MERGE = "POST " + TASKS + "/merge";
    private static final String PERSONS = "/api/v1/admin/identity/persons";
    private static final String LINKS = "/api/v1/admin/identity/links";
    private static final String LOGIN = "/api/v1/login";
    private static final String LARGE = " ".repeat(70_000);
    private static final int TRIES = 200;

    private final TestApi api;
    private final FuzzWorld world;
    private final Fuzzing fuzzing;

    FuzzedOnPurpose(TestApi api, FuzzWorld world, Fuzzing fuzzing) {
        this.api = api;
        this.world = world;
        this.fuzzing = fuzzing;
    }

    void run() throws SQLException, IOException {
        world.renew();
        Caller ann = world.reader("ann", "ann");
        Caller administrator = world.privileged("an administrator", "admin", "ocg-admin", "OVERSIGHT", "ADMIN");
        for (Operation operation : fuzzing.document.operations()) {
            if (operation.takesBody()) {
                fuzzing.drive(
                        operation.toString(),
                        administrator,
                        operation.path().replaceAll("\\{\\w+}", "ann-task2"),
                        LARGE,
                        413);
                fuzzing.drive(
                        operation.toString(),
                        plain(administrator),
                        operation.path().replaceAll("\\{\\w+}", "ann-task2"),
                        "{}",
                        415);
            }
            if (operation.answers(304)) {
                fuzzing.known(operation, administrator, TRIES);
            }
        }
        fuzzing.drive(
                "POST " + LINKS,
                administrator,
                LINKS,
                "{\"account\":\"cat-tool\",\"person\":\"p-ann\",\"reason\":\"r\"}",
                200);
        fuzzing.drive("DELETE " + LINKS + "/{account}", administrator, LINKS + "/cat-tool", "", 200);
        fuzzing.drive(
                "GET " + LOGIN,
                new Caller("a browser", List.of(new Header("Host", "elsewhere.example")), false, Set.of()),
                LOGIN,
                "",
                401);
        fuzzing.drive(EDIT, ann, TASKS + "/ann-early", "{\"excluded\":true}", 409);
        fuzzing.drive(MERGE, ann, TASKS + "/merge", "{\"tasks\":[\"ann-early\",\"ann-task2\"]}", 409);
        fuzzing.drive(SPLIT, ann, TASKS + "/ann-task2/split", "{\"from\":\"ann-task2-2\"}", 200);
        fuzzing.drive(MERGE, ann, TASKS + "/merge", "{\"tasks\":[\"ann-task0\",\"ann-task3\"]}", 200);
        fuzzing.drive(
                "POST " + PERSONS,
                administrator,
                PERSONS,
                "{\"person\":\"p-old\",\"same_as\":\"p-ann\",\"reason\":\"r\"}",
                200);
        fuzzing.drive("DELETE " + PERSONS, administrator, PERSONS + "?person=p-old", "", 200);
        fuzzing.drive("GET /api/v1/lanes/{lane}", administrator, "/api/v1/lanes/live", "", 200);
        String jobs = "/api/v1/admin/jobs/";
        fuzzing.drive("POST " + jobs + "{job}/run", administrator, jobs + "sweep/run", "", 202);
        fuzzing.drive("POST " + jobs + "{job}/run", administrator, jobs + "turned-off/run", "", 409);
        String connectors = "/api/v1/admin/connectors/";
        String pause = "PUT " + connectors + "{connector}/paused";
        fuzzing.drive(pause, administrator, connectors + "hooks/paused", "{\"paused\":true}", 200);
        fuzzing.drive(pause, administrator, connectors + "hooks/paused", "{\"paused\":false}", 200);
        fuzzing.drive(pause, administrator, connectors + "of-nobody/paused", "{\"paused\":true}", 404);
        onboarding(administrator);
        String hooks = "/api/v1/webhooks/";
        fuzzing.drive("POST " + hooks + "{connector}", administrator, hooks + "steady", "{}", 202);
        fuzzing.drive("POST " + hooks + "{connector}", administrator, hooks + "steady", noise(), 413);
        fuzzing.drive(
                "POST " + hooks + "{connector}",
                with(administrator, "Content-Length", "9"),
                hooks + "steady",
                "{}",
                408);
        keyed(ann, administrator);
        late(ann);
    }

    private void onboarding(Caller administrator) throws IOException {
        String all = "/api/v1/admin/connectors";
        String one = all + "/{connector}";
        String add = "{\"name\":\"added\",\"kind\":\"github\",\"settings\":{\"repositories\":\"a/b\"},\"token\":\"t\"}";
        fuzzing.drive("POST " + all, administrator, all, add, 202);
        fuzzing.drive("POST " + all, administrator, all, add, 409);
        fuzzing.drive("GET " + one, administrator, all + "/added", "", 200);
        fuzzing.drive("GET " + one, administrator, all + "/of-nobody", "", 404);
        fuzzing.drive("PUT " + one + "/token", administrator, all + "/added/token", "{\"token\":\"u\"}", 202);
        fuzzing.drive("PUT " + one + "/token", administrator, all + "/of-nobody/token", "{\"token\":\"u\"}", 404);
        fuzzing.drive("POST " + one + "/check", administrator, all + "/added/check", "", 202);
        fuzzing.drive("POST " + one + "/webhook-secret", administrator, all + "/added/webhook-secret", "", 200);
        fuzzing.drive("POST " + one + "/webhook-secret", administrator, all + "/quiet/webhook-secret", "", 409);
        fuzzing.drive("DELETE " + one, administrator, all + "/added", "", 200);
        fuzzing.drive("DELETE " + one, administrator, all + "/of-nobody", "", 404);
    }

    /** The same key for another request, and for one that is being done. */
    private void keyed(Caller ann, Caller administrator) throws SQLException, IOException {
        world.renew();
        Caller personal = withKey(ann);
        Caller keyed = withKey(administrator);
        String rejections = "/api/v1/admin/identity/rejections";
        String reject = "{\"account\":\"cat-tool\",\"person\":\"p-ann\"}";
        fuzzing.drive("POST " + rejections, keyed, rejections, reject, 200);
        fuzzing.drive("POST " + rejections, keyed, rejections, reject, 200);
        fuzzing.drive("POST " + rejections, keyed, rejections, "{\"account\":\"cat-tool\",\"person\":\"p-ben\"}", 422);
        fuzzing.drive("POST " + LINKS, keyed, LINKS, reject, 422);
        fuzzing.drive("POST " + PERSONS, keyed, PERSONS, reject, 422);
        fuzzing.drive("POST /api/v1/admin/jobs/{job}/run", keyed, "/api/v1/admin/jobs/sweep/run", "", 422);
        fuzzing.drive("POST /api/v1/admin/jobs/{job}/run", keyed, "/api/v1/admin/jobs/sweep/run", LARGE, 413);
        fuzzing.drive(MERGE, personal, TASKS + "/merge", "{\"tasks\":[\"ann-task0\",\"ann-task3\"]}", 200);
        fuzzing.drive(MERGE, personal, TASKS + "/merge", "{\"tasks\":[\"ann-task0\",\"ann-task2\"]}", 422);
        fuzzing.drive(SPLIT, personal, TASKS + "/ann-task2/split", "{\"from\":\"ann-task2-2\"}", 422);
        api.database.run("update admin.keyed_request set status = null, content_type = null, body = null");
        fuzzing.drive("POST " + rejections, keyed, rejections, reject, 409);
    }

    /** What nothing makes smaller. */
    private static String noise() {
        return new Random(7)
                .ints(12 << 20, '!', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Caller withKey(Caller caller) {
        return with(caller, "Idempotency-Key", "on-purpose");
    }

    private static Caller with(Caller caller, String name, String value) {
        List<Header> headers = new ArrayList<>(caller.headers());
        headers.add(new Header(name, value));
        return new Caller(caller.name(), headers, caller.known(), caller.policies());
    }

    /** Says of every body that it is plain text. */
    private static Caller plain(Caller caller) {
        List<Header> headers = new ArrayList<>(caller.headers());
        headers.add(new Header("Content-Type", "text/plain"));
        return new Caller(caller.name(), headers, true, Set.of("PUBLIC", "ANY_READER", "OWN", "OVERSIGHT", "ADMIN"));
    }

    /** What was said is on its way. */
    private void late(Caller ann) throws SQLException, IOException {
        world.renew();
        api.words.materializerStopped.set(true);
        fuzzing.drive(EDIT, ann, TASKS + "/ann-task2", "{\"title\":\"another\"}", 202);
        fuzzing.drive(SPLIT, ann, TASKS + "/ann-task3/split", "{\"from\":\"ann-task3-2\"}", 202);
        fuzzing.drive(MERGE, ann, TASKS + "/merge", "{\"tasks\":[\"ann-task0\",\"ann-task2\"]}", 202);
        api.words.materializerStopped.set(false);
    }
}
