package org.opencontextgraph.ingest.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.opencontextgraph.ingest.connector.ToolClient;

/** Ways to one tool that stay out of private networks, unless its operator said that it is in one. */
public final class GuardedAccess implements ToolAccess, AutoCloseable {
    private final String token;
    private final Predicate<String> mayBePrivate;
    private final InstantSource clock;
    private final Pace pace;
    private final List<HttpToolClient> clients = new ArrayList<>();

    /** @param alsoPrivate the operator said that the tool is in the own network */
    public GuardedAccess(String token, boolean alsoPrivate, InstantSource clock) {
        this(token, alsoPrivate, clock, Pace.USUAL);
    }

    /** The same with another pace. */
    public GuardedAccess(String token, boolean alsoPrivate, InstantSource clock, Pace pace) {
        this(token, _ -> alsoPrivate, clock, pace);
    }

    /** @param mayBePrivate hosts of the own network that the operator named */
    public GuardedAccess(String token, Predicate<String> mayBePrivate, InstantSource clock) {
        this(token, mayBePrivate, clock, Pace.USUAL);
    }

    private GuardedAccess(String token, Predicate<String> mayBePrivate, InstantSource clock, Pace pace) {
        this.token = token;
        this.mayBePrivate = mayBePrivate;
        this.clock = clock;
        this.pace = pace;
    }

    @Override
    public String token() {
        return token;
    }

    @Override
    public ToolClient http(URI address, Map<String, String> headers) {
        HttpToolClient client = HttpToolClient.to(address, headers, mayBePrivate, clock, pace);
        clients.add(client);
        return client;
    }

    @Override
    public InetAddress resolve(String host) throws UnknownHostException {
        return PublicAddresses.ofSystem(mayBePrivate).resolve(host)[0];
    }

    /** In all ways over HTTP. */
    public Waited waited() {
        return clients.stream().map(HttpToolClient::waited).reduce(Waited.NEVER, Waited::and);
    }

    @Override
    public void close() throws IOException {
        for (HttpToolClient client : clients) {
            client.close();
        }
    }

    @Override
    public String toString() {
        return "GuardedAccess"; // never the token
    }
}
