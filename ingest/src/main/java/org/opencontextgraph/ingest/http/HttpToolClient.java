package org.opencontextgraph.ingest.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.net.URIBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.opencontextgraph.ingest.connector.RefusedByToolException;
import org.opencontextgraph.ingest.connector.ToolAnswer;
import org.opencontextgraph.ingest.connector.ToolClient;

/** Reads from one tool. */
public final class HttpToolClient implements ToolClient, AutoCloseable {
    private static final int LIMITED = 429;

    /** A page of a hundred items has some hundred kilobytes. */
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final URI address;
    private final Map<String, String> headers;
    private final CloseableHttpClient http;
    private final Patience patience;

    private HttpToolClient(URI address, Map<String, String> headers, CloseableHttpClient http, Patience patience) {
        this.address = address;
        this.headers = Map.copyOf(headers);
        this.http = http;
        this.patience = patience;
    }

    /**
     * @param address of the tool, `https` unless it is in the own network
     * @param headers of each request; they carry the token
     * @param mayBePrivate hosts of the own network that an operator named
     * @throws IllegalArgumentException when the address is not one of a tool
     */
    public static HttpToolClient to(
            URI address, Map<String, String> headers, Predicate<String> mayBePrivate, InstantSource clock, Pace pace) {
        boolean plain = "http".equals(address.getScheme());
        boolean near = address.getHost() != null && mayBePrivate.test(address.getHost());
        if (!"https".equals(address.getScheme()) && !(plain && near)) {
            throw new IllegalArgumentException("the address of a tool begins with https://");
        }
        if (address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null) { // paths are appended: they would be part of it
            throw new IllegalArgumentException(
                    "the address of a tool is a host and a path, without a name, a password, a query"
                            + " or a fragment");
        }
        Patience patience = new Patience(clock, TimeValue.of(pace.pause()));
        Timeout timeout = Timeout.of(pace.patience());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(PublicAddresses.ofSystem(mayBePrivate))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout)
                        .setSocketTimeout(timeout)
                        .build())
                .build();
        return new HttpToolClient(
                address,
                headers,
                HttpClients.custom()
                        .setConnectionManager(connections)
                        .setDefaultRequestConfig(RequestConfig.custom()
                                .setResponseTimeout(timeout)
                                .build())
                        .setRetryStrategy(patience)
                        .setRedirectStrategy(new SameServer())
                        .disableCookieManagement()
                        .setUserAgent("open-context-graph")
                        .build(),
                patience);
    }

    @Override
    public ToolAnswer get(String path, Map<String, String> query) throws IOException {
        HttpGet request = new HttpGet(uri(path, query));
        headers.forEach(request::setHeader);
        try {
            return http.execute(request, answer -> read(answer, path));
        } catch (ClientProtocolException | MalformedChunkCodingException e) {
            // their words, and those of their causes, repeat what was answered, and that may repeat the token
            Throwable what = e.getCause() == null ? e : e.getCause();
            throw new IOException("the tool's answer to " + path + " is not as HTTP has it ("
                    + what.getClass().getSimpleName() + ")");
        }
    }

    Waited waited() {
        return patience.waited();
    }

    private URI uri(String path, Map<String, String> query) {
        String base = address.toString();
        try {
            URIBuilder whole = new URIBuilder(base.endsWith("/") ? base + path : base + "/" + path);
            new TreeMap<>(query).forEach(whole::addParameter);
            return whole.build();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("there is no such path", e);
        }
    }

    private static ToolAnswer read(ClassicHttpResponse answer, String path) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : answer.getHeaders()) {
            headers.put(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        if (answer.getCode() < 200 || answer.getCode() > 299) {
            throw new RefusedByToolException(Patience.isLimited(answer) ? LIMITED : answer.getCode(), path);
        }
        return new ToolAnswer(answer.getCode(), headers, body(answer.getEntity(), path));
    }

    private static byte[] body(HttpEntity entity, String path) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        try (InputStream in = entity.getContent();
                var out = new java.io.ByteArrayOutputStream()) {
            byte[] piece = new byte[16 * 1024];
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                out.write(piece, 0, read);
                if (out.size() > MOST_BYTES) {
                    throw new IOException("the tool's answer to " + path + " has more than " + MOST_BYTES + " bytes");
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("the tool's answer to " + path + " takes longer than two minutes");
                }
            }
            return out.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
