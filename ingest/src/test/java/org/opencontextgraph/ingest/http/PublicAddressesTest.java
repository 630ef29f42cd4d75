package org.opencontextgraph.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.Map;
import org.apache.hc.client5.http.impl.InMemoryDnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:4136::1",
                "2001:db8::1",
                "168.63.129.16",
                "192.88.99.1",
                "2001:2::1",
                "2001:10::1",
                "2001:1f:ffff::1",
                "2001:20::1",
                "2001:2f::1",
                "3fff::1",
                "3fff:fff:ffff::1"
            })
    void shouldNotAskWhatIsNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "140.82.121.6",
                "8.8.8.8",
                "172.32.0.1",
                "100.128.0.1",
                "2606:50c0:8000::154",
                "168.63.129.17",
                "168.63.128.16",
                "192.88.98.1",
                "192.88.100.1",
                "2001:2:1::1",
                "2001:4:112::1",
                "2001:30::1",
                "2001:200::1",
                "3fff:1000::1",
                "3ffe::1"
            })
    void shouldAskWhatIsPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void shouldNotAskANameThatHasAPrivateAddressAmongPublicOnes() throws UnknownHostException {
        InMemoryDnsResolver names = new InMemoryDnsResolver();
        names.add("rebound.example", InetAddress.getByName("140.82.121.6"), InetAddress.getByName("10.0.0.1"));

        assertThatThrownBy(() -> new PublicAddresses(names, _ -> false).resolve("rebound.example"))
                .isInstanceOf(UnknownHostException.class);
        assertThat(new PublicAddresses(names, "rebound.example"::equals).resolve("rebound.example"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com",
                "ftp://api.example.com",
                "https://user@api.example.com",
                "https:///x",
                "https://user:word@api.example.com",
                "https://us_er:word@api.example.com/",
                "https://a.example?x=1",
                "https://a.example/any/path#",
                "https://a.example#x"
            })
    void shouldTakeNoAddressThatIsNoTools(String address) {
        assertThatThrownBy(() -> HttpToolClient.to(
                        URI.create(address), Map.of(), _ -> false, InstantSource.system(), Pace.USUAL))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
