package org.opencontextgraph.compose.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The real export as the real API serves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserInterfaceFilesTest {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "txt", "text/plain;charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json",
            "ico", "image/x-icon",
            "png", "image/png",
            "woff2", "font/woff2");

    private static final Pattern TAG = Pattern.compile("<([a-zA-Z][^\\s>/]*)((?:\"[^\"]*\"|'[^']*'|[^>\"'])*)>([^<]*)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("([^\\s=\"'/>]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+)))?");
    private static final Pattern ELSEWHERE = Pattern.compile("\\s*([a-z][a-z0-9+.-]*:|//|\\\\).*", Pattern.DOTALL);
    private static final List<String> ADDRESSES =
            List.of("src", "href", "xlink:href", "srcset", "action", "formaction", "data", "poster", "ping");

    private ApiAlone api;
    private String token;
    private List<String> files;

    @BeforeAll
    void start(@TempDir Path place) throws Exception {
        api = new ApiAlone(place);
        token = api.token("anybody", List.of());
        try (InputStream list = getClass().getResourceAsStream("/org/opencontextgraph/ui/files.txt")) {
            assertThat(list).as("the export is on the class path").isNotNull();
            files = new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void shouldServeEveryFileAsWhatItIs() throws Exception {
        assertThat(files).isSorted().doesNotHaveDuplicates().contains("index.html", "404.html", "first-paint.js");
        for (String file : files) {
            HttpResponse<String> answer = api.get("/" + file, token);
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow().replace(" ", ""))
                    .as(file)
                    .isEqualTo(TYPES.get(file.substring(file.lastIndexOf('.') + 1)));
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; ")
                    .doesNotContain("unsafe", "http", "*");
            try (InputStream packed = getClass().getResourceAsStream("/org/opencontextgraph/ui/" + file)) {
                assertThat(packed).as(file).isNotNull();
                assertThat(answer.body()).as(file).isEqualTo(new String(packed.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        assertThat(api.get("/", token).body())
                .isEqualTo(api.get("/index.html", token).body());
    }

    @Test
    void shouldHaveNothingInItsPagesThatThePolicyForbids() throws Exception {
        List<String> forbidden = new ArrayList<>();
        int tags = 0;
        for (String file : files.stream().filter(it -> it.endsWith(".html")).toList()) {
            Matcher tag = TAG.matcher(api.get("/" + file, token).body());
            while (tag.find()) {
                tags++;
                String name = tag.group(1).toLowerCase(Locale.ROOT);
                if ((name.equals("script") || name.equals("style"))
                        && !tag.group(3).isBlank()) {
                    forbidden.add(file + ": inline " + name);
                }
                Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
                while (attribute.find()) {
                    String key = attribute.group(1).toLowerCase(Locale.ROOT);
                    String value = attribute.group(2) == null ? "" : attribute.group(2);
                    if (key.equals("style") || key.startsWith("on")) {
                        forbidden.add(file + ": " + key + " of " + name);
                    } else if (ADDRESSES.contains(key)
                            && ELSEWHERE.matcher(value).matches()) {
                        forbidden.add(file + ": " + value);
                    }
                }
            }
        }
        assertThat(forbidden).isEmpty();
        assertThat(tags).isGreaterThan(30);
    }

    @Test
    void shouldGetNoStyleFromAnywhereElse() throws Exception {
        for (String file : files.stream().filter(it -> it.endsWith(".css")).toList()) {
            assertThat(api.get("/" + file, token).body())
                    .as(file)
                    .doesNotContainPattern("(?i)@import|url\\(\\s*[\"']?\\s*(https?:|//)");
        }
    }
}
