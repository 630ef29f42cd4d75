package org.opencontextgraph.query.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.opencontextgraph.query.server.fuzz.Answered;
import org.opencontextgraph.query.server.fuzz.ApiDocument;
import org.opencontextgraph.query.server.fuzz.Asked;
import org.opencontextgraph.query.server.fuzz.Caller;
import org.opencontextgraph.query.server.fuzz.Checker;
import org.opencontextgraph.query.server.fuzz.Generator;
import org.opencontextgraph.query.server.fuzz.Operation;
import org.opencontextgraph.query.server.fuzz.RawHttp;
import org.opencontextgraph.query.server.fuzz.Seen;
import org.opencontextgraph.query.server.fuzz.Words;

/** One API, and requests for it, one after the other. */
final class Fuzzing implements AutoCloseable {
    private static final Set<Integer> NOTHING = Set.of();

    final ApiDocument document;
    final Words words = new Words();
    private final Random random;
    private final Generator generator;
    private final Checker checker;
    private final RawHttp wire;
    private final RecordedLog log;
    private final Findings findings;

    /** What was seen and found, over all APIs. */
    static final class Findings {
        final Seen seen = new Seen();
        final List<String> complaints = new ArrayList<>();
        final long seed;
        private final int most;

        Findings(long seed, int most) {
            this.seed = seed;
            this.most = most;
        }

        boolean isEnough() {
            return complaints.size() >= most;
        }
    }

    Fuzzing(TestApi api, RecordedLog log, Findings findings) throws IOException, InterruptedException {
        this.document = new ApiDocument(
                TestApi.json(api.get("/api/v1/openapi.json", null).body()));
        this.random = new Random(findings.seed);
        this.generator = new Generator(document, words);
        this.checker = new Checker(document, words, findings.seen);
        this.wire = new RawHttp(api.server.port());
        this.log = log;
        this.findings = findings;
    }

    /** Any request by any of them. */
    void any(List<Caller> callers) throws IOException {
        again(generator.next(callers, random));
    }

    /**
     * Good requests for every operation, until one of these statuses comes, or so many.
     *
     * @param disturbed what is away, or limited, makes of them
     */
    void everyOperation(Caller caller, Set<Integer> disturbed, int tries) throws IOException {
        for (Operation operation : document.operations()) {
            until(operation, caller, disturbed, disturbed, tries);
        }
    }

    /** Good requests for an operation, until one of these statuses comes, or so many. */
    void until(String operation, Caller caller, int status, int tries) throws IOException {
        until(operation(operation), caller, NOTHING, Set.of(status), tries);
    }

    private void until(Operation operation, Caller caller, Set<Integer> disturbed, Set<Integer> statuses, int tries)
            throws IOException {
        for (int i = 0; i < tries && !findings.isEnough(); i++) {
            Answered answered = ask(generator.valid(operation, caller, random), disturbed);
            if (statuses.contains(answered.status())) {
                return;
            }
        }
    }

    /** As often as it takes to have an answer that has a tag, and then with that tag. */
    void known(Operation operation, Caller caller, int tries) throws IOException {
        for (int i = 0; i < tries && !findings.isEnough(); i++) {
            if (again(generator.valid(operation, caller, random)).status() == 304) {
                return;
            }
        }
    }

    private Answered again(Asked asked) throws IOException {
        Answered answered = ask(asked, NOTHING);
        Optional<String> tag = answered.header("etag");
        return tag.isPresent() && answered.status() == 200 ? ask(asked.again(tag.get()), NOTHING) : answered;
    }

    /** This very request, which must be answered so. */
    void drive(String operation, Caller caller, String target, String body, int status) throws IOException {
        Asked asked = Asked.good(operation(operation), caller, target, caller.headers(), body);
        Answered answered = ask(asked, NOTHING);
        if (answered.status() != status) {
            findings.complaints.add("must be " + status + ", and is " + answered.status() + "\n  " + asked.curl());
        }
    }

    Operation operation(String name) {
        return document.operations().stream()
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Answered ask(Asked asked, Set<Integer> disturbed) throws IOException {
        Answered answered;
        try {
            answered = wire.ask(asked);
        } catch (IOException e) {
            throw new IOException("seed " + findings.seed + ": " + asked.curl(), e);
        }
        Optional<String> complaint = checker.complaint(asked, answered, disturbed);
        List<String> logged = log.take();
        if (complaint.isPresent() || !logged.isEmpty()) {
            findings.complaints.add("seed " + findings.seed + ", request " + findings.seen.requests() + ": "
                    + complaint.orElse("logged\n  " + asked.curl()) + logged);
        }
        return answered;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
