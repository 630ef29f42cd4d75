package org.opencontextgraph.query.server.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnToTest {
    private static final URI OWN = URI.create("https://ocg.example.org/api/v1/login");

    @Property(tries = 3_000)
    void shouldStayOnOurOwnSiteWhateverIsAsked(
            @ForAll
                    @StringLength(max = 12)
                    @Chars({
                        '/', '\\', 'a', ':', ';', '.', '?', '#', '@', '%', '2', '5', 'c', 'e', 'f', '\t', '\n', ' ', 'é'
                    })
                    String asked) {
        ReturnTo.of(asked).ifPresent(returnTo -> {
            URI there = OWN.resolve(URI.create(returnTo.path()));
            assertThat(there.getRawAuthority()).isEqualTo("ocg.example.org");
            assertThat(there.getScheme()).isEqualTo("https");
            assertThat(returnTo.path()).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\t", "\n", " ");
            assertThat(there.normalize()).isEqualTo(there);
        });
    }

    /** However often somebody on the way decodes it. */
    @Property(tries = 3_000)
    void shouldNameItsPathInOneWayOnly(
            @ForAll @StringLength(max = 12) @Chars({'/', 'a', ';', '.', '?', '%', '2', '5', 'c', 'e', 'f', 'F', '0'})
                    String asked) {
        ReturnTo.of('/' + asked).ifPresent(returnTo -> {
            String path = URI.create(returnTo.path()).getPath();
            assertThat(path).doesNotContain("//", "\\", "%").doesNotContainPattern("\\p{Cntrl}");
            for (String segment : path.split("/", -1)) {
                assertThat(segment.replaceFirst(";.*", "")).isNotIn(".", "..");
                assertThat(segment).doesNotStartWith(";");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "evil.example",
                "",
                "/a\nSet-Cookie: x=y",
                "/\t/evil.example",
                "/%",
                "/../..//evil.example",
                "/.//evil.example",
                "/..",
                "/.",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/a/.?x=1",
                "/a/..#x",
                "/a//b",
                "/a//",
                "/..;/evil.example",
                "/;/evil.example",
                "/;x=1",
                "/%2e%2E/evil.example",
                "/.%2e/evil.example",
                "/%2F/evil.example",
                "/%2fevil.example",
                "/%5cevil.example",
                "/a%5C",
                "/a%00",
                "/a%0d%0aSet-Cookie:x=y",
                "/a%7f",
                "/a%C2%85",
                "/%252e%252e//evil.example",
                "/%252Fevil.example"
            })
    void shouldRefuseWhatLeadsElsewhere(String asked) {
        assertThat(ReturnTo.of(asked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "/a", "%61", "?"})
    void shouldTakeAThousandCharactersAtMost(String part) {
        String longest = "/x" + part.repeat(998 / part.length()) + "x".repeat(998 % part.length());

        assertThat(ReturnTo.of(longest)).isPresent();
        assertThat(ReturnTo.of(longest + "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/variants?process=p&x=1#y",
                "/a/b;c=d/",
                "/processes/",
                "/...",
                "/a.b/.c",
                "/next?process=p&steps=a%5Cb%2F..%2F&steps=//#//x",
                "/api/v1/analytics/processes/r%C3%A9s%20a/graph"
            })
    void shouldTakePathsOfOurs(String asked) {
        assertThat(ReturnTo.of(asked)).contains(new ReturnTo(asked));
    }
}
