package org.opencontextgraph.ingest.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Names become addresses here and nowhere else, and the connection goes to the address that was looked at: a name that is
 * answered differently a moment later (DNS rebinding) leads nowhere.
 */
final class PublicAddresses implements DnsResolver {
    private final DnsResolver names;
    private final Predicate<String> mayBePrivate;

    /** @param mayBePrivate hosts of the own network that an operator named */
    PublicAddresses(DnsResolver names, Predicate<String> mayBePrivate) {
        this.names = names;
        this.mayBePrivate = mayBePrivate;
    }

    static PublicAddresses ofSystem(Predicate<String> mayBePrivate) {
        return new PublicAddresses(SystemDefaultDnsResolver.INSTANCE, mayBePrivate);
    }

    /** @throws UnknownHostException when one of the addresses is not public, for the next one asked may be that one */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        if (!mayBePrivate.test(host) && Arrays.stream(addresses).anyMatch(it -> !isPublic(it))) {
            throw new UnknownHostException(host + " is an address of a private network; it is asked when"
                    + " `connectors.private-hosts` of this instance names it");
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return names.resolveCanonicalHostname(host);
    }

    /** Not of this machine, this link, a private network (RFC 6890) or a cloud's platform, IPv4 within IPv6 included. */
    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            return isPublicIpv6(address, bytes);
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return !isLocal(address)
                && first != 0 // this network
                && !(first == 100 && second >= 64 && second < 128) // shared by carriers
                && !(first == 192 && second == 0 && (third == 0 || third == 2)) // protocols, documentation
                && !(first == 192 && second == 88 && third == 99) // relays to IPv6 (RFC 7526)
                && !(first == 168 && second == 63 && third == 129 && bytes[3] == 16) // Azure's platform
                && !(first == 198 && (second == 18 || second == 19)) // benchmarks
                && !(first == 198 && second == 51 && third == 100) // documentation
                && !(first == 203 && second == 0 && third == 113) // documentation
                && first < 224; // multicast and what is reserved
    }

    private static boolean isPublicIpv6(InetAddress address, byte[] bytes) {
        boolean globalUnicast = (bytes[0] & 0xe0) == 0x20; // 2000::/3 (RFC 4291)
        boolean tunnel = bytes[0] == 0x20 && (bytes[1] == 0x02 || (bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0));
        boolean documentation = (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && (bytes[3] & 0xff) == 0xb8)
                || (bytes[0] == 0x3f && (bytes[1] & 0xff) == 0xff && (bytes[2] & 0xf0) == 0); // RFC 9637
        return globalUnicast && !tunnel && !documentation && !isOfProtocols(bytes) && !isLocal(address);
    }

    /** Benchmarks (2001:2::/48, RFC 5180), and names that look like addresses (2001:10::/28 and 2001:20::/28). */
    private static boolean isOfProtocols(byte[] bytes) {
        boolean benchmark = bytes[3] == 2 && bytes[4] == 0 && bytes[5] == 0;
        boolean orchid = (bytes[3] & 0xf0) == 0x10 || (bytes[3] & 0xf0) == 0x20; // RFC 4843, RFC 7343
        return bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && (benchmark || orchid);
    }

    private static boolean isLocal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
