package org.opencontextgraph.query.server.instance;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A tool that somebody wants to be read, of a form that can be: whether it can be asked is found by the connector subsystem.
 *
 * @param settings complete, with what is usual where nothing was said
 */
public record NewTool(String name, String kind, Map<String, String> settings) {
    /** Every five minutes; an operator who wants another time says so on the machine. */
    static final String SCHEDULE = "0 */5 * * * ?";

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String PRIVATE_NETWORK = "private-network";
    private static final String READABLE_BY = "readable-by";

    /** An address with a user or a password in it, which would be kept as it is, or with a fragment, which leads to another path. */
    private static final Pattern UNFIT_ADDRESS =
            Pattern.compile("(?s)\\s*[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*@.*|\\S*#.*)");

    /** Words in the place of audiences. */
    private static final Set<String> NOBODY_SAYS = Set.of("asked", "unknown");

    public NewTool {
        settings = Map.copyOf(settings);
    }

    /**
     * What was said, checked.
     *
     * @param audiences that this instance declares
     * @throws IllegalArgumentException the message begins with the field that is wrong
     */
    public static NewTool of(
            String name,
            String kind,
            Map<String, String> said,
            Collection<ConnectorKind> kinds,
            Collection<String> audiences) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be up to 40 lower-case letters, digits and hyphens, a letter first");
        }
        ConnectorKind known = kinds.stream()
                .filter(it -> it.name().equals(kind) && it.guarded())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("kind must be one of "
                        + kinds.stream()
                                .filter(ConnectorKind::guarded)
                                .map(ConnectorKind::name)
                                .sorted()
                                .collect(Collectors.joining(", "))));
        Map<String, String> settings = new TreeMap<>();
        for (ConnectorKind.Setting setting : known.settings()) {
            String value = said.getOrDefault(setting.name(), setting.usual().orElse(""));
            if (value.isBlank()) {
                throw new IllegalArgumentException(
                        "settings." + setting.name() + " must be given: " + setting.description());
            }
            if (UNFIT_ADDRESS.matcher(value).matches()) {
                throw new IllegalArgumentException("settings." + setting.name()
                        + " must be an address without a user, a password and a fragment (`#`)");
            }
            settings.put(setting.name(), value);
        }
        for (Map.Entry<String, String> it : said.entrySet()) {
            if (it.getKey().equals(PRIVATE_NETWORK)) {
                refusePrivate(it.getValue());
            } else if (!settings.containsKey(it.getKey())) {
                throw new IllegalArgumentException("settings must have no other names than " + settings.keySet());
            }
        }
        refuseUndeclared(settings.getOrDefault(READABLE_BY, ""), audiences);
        return new NewTool(name, kind, settings);
    }

    /** Else every administrator could have the inside of the network asked. */
    private static void refusePrivate(String value) {
        if (!value.equals("no")) {
            throw new IllegalArgumentException(
                    "settings.private-network cannot be said here: an operator names the host in"
                            + " `connectors.private-hosts` of this instance");
        }
    }

    /** Readers of a group that nobody declared would read nothing, and nobody would know why. */
    private static void refuseUndeclared(String readers, Collection<String> audiences) {
        List<String> unknown = Arrays.stream(readers.split(",", -1))
                .map(String::strip)
                .filter(it -> !it.isEmpty() && !NOBODY_SAYS.contains(it) && !audiences.contains(it))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("settings." + READABLE_BY
                    + " must name audiences that this instance declares (" + String.join(", ", audiences) + ")");
        }
    }
}
