package org.opencontextgraph.query.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody's browser: keeps cookies, follows no redirect by itself. */
final class TestBrowser {
    private static final Pattern ACTION = Pattern.compile("id=\"kc-form-login\"[^>]* action=\"([^\"]+)\"");

    final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final URI api;

    TestBrowser(ApiServer server) {
        api = URI.create(server.url());
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(api.resolve(path)));
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.resolve(path)).method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    /** As a page of our own would. */
    HttpResponse<String> sendFromOwnPage(String method, String path, String body)
            throws IOException, InterruptedException {
        return send(
                method,
                path,
                body,
                Map.of("Origin", origin(), "Sec-Fetch-Site", "same-origin", "X-CSRF-Token", csrfToken()));
    }

    String origin() {
        return api.toString();
    }

    String csrfToken() throws IOException, InterruptedException {
        return TestApi.json(get("/api/v1/session").body()).path("csrf_token").asText();
    }

    /** Through the provider's own form, to where the login returns to. */
    HttpResponse<String> logIn(String user) throws IOException, InterruptedException {
        return get(pathOf(comeBack(user)));
    }

    /** The answer to the callback. */
    HttpResponse<String> comeBack(String user) throws IOException, InterruptedException {
        return get(pathOf(atTheProvider(begin("/api/v1/login"), user)));
    }

    /** Where the provider wants us to go to log in. */
    URI begin(String path) throws IOException, InterruptedException {
        return location(get(path));
    }

    /** Fills in the form; the answer sends us back. */
    HttpResponse<String> atTheProvider(URI form, String user) throws IOException, InterruptedException {
        HttpResponse<String> shown = send(HttpRequest.newBuilder(form));
        if (!shown.body().contains("name=\"username\"")) {
            throw new AssertionError("no login form: " + shown.body());
        }
        return send(HttpRequest.newBuilder(form)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "username=" + URLEncoder.encode(user, StandardCharsets.UTF_8))));
    }

    /** The same at a Keycloak, whose cookies are secure: a browser trusts its own machine as it trusts https. */
    HttpResponse<String> atKeycloak(URI login, String user) throws IOException, InterruptedException {
        String page = send(HttpRequest.newBuilder(login)).body();
        cookies.getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
        Matcher form = ACTION.matcher(page);
        if (!form.find()) {
            throw new AssertionError("no login form: " + page);
        }
        return send(HttpRequest.newBuilder(URI.create(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + user + "&password="
                        + URLEncoder.encode("password of " + user, StandardCharsets.UTF_8))));
    }

    /** What it would send us as {@code Cookie}. */
    List<HttpCookie> kept() {
        return cookies.getCookieStore().get(api);
    }

    @Nullable
    HttpCookie kept(String name) {
        return kept().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElse(null);
    }

    void keep(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain(api.getHost());
        cookie.setVersion(0);
        cookies.getCookieStore().add(api, cookie);
    }

    static URI location(HttpResponse<String> redirect) {
        if (redirect.statusCode() != 302) {
            throw new AssertionError(redirect.statusCode() + " " + redirect.body());
        }
        return URI.create(redirect.headers().firstValue("Location").orElseThrow());
    }

    static String pathOf(HttpResponse<String> redirect) {
        URI to = location(redirect);
        return to.getRawPath() + (to.getRawQuery() == null ? "" : "?" + to.getRawQuery());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
