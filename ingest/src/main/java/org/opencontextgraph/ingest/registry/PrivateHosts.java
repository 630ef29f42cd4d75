package org.opencontextgraph.ingest.registry;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Hosts of the own network that may be asked, whoever added the tool: the instance's configuration names them. */
public record PrivateHosts(Set<String> names) implements Predicate<String> {
    public static final PrivateHosts NONE = new PrivateHosts(Set.of());

    public PrivateHosts {
        names = names.stream().map(PrivateHosts::plain).collect(Collectors.toUnmodifiableSet());
    }

    public static PrivateHosts of(Collection<String> names) {
        return new PrivateHosts(Set.copyOf(names));
    }

    /** @param host as it stands in an address */
    @Override
    public boolean test(String host) {
        return names.contains(plain(host));
    }

    /** Without the brackets of an IPv6 address; names have no upper and lower case. */
    private static String plain(String host) {
        String inside = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
        return inside.toLowerCase(Locale.ROOT);
    }
}
