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
                    @Chars({'/', '\\', 'a', ':', '.', '?', '#', '@', '%', '2', 'f', '\t', '\n', ' ', 'é'})
                    String asked) {
        ReturnTo.of(asked).ifPresent(returnTo -> {
            URI there = OWN.resolve(URI.create(returnTo.path()));
            assertThat(there.getRawAuthority()).isEqualTo("ocg.example.org");
            assertThat(there.getScheme()).isEqualTo("https");
            assertThat(returnTo.path()).startsWith("/").doesNotStartWith("//").doesNotContain("\\", "\t", "\n", " ");
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
                "/%"
            })
    void shouldRefuseWhatLeadsElsewhere(String asked) {
        assertThat(ReturnTo.of(asked)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/variants?process=p&x=1#y", "/a/b;c=d/"})
    void shouldTakePathsOfOurs(String asked) {
        assertThat(ReturnTo.of(asked)).contains(new ReturnTo(asked));
    }
}
