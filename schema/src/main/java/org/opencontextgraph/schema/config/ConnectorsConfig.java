package org.opencontextgraph.schema.config;

import java.util.List;
import java.util.regex.Pattern;

/** The tools that are read. */
public record ConnectorsConfig(
        @Setting(
                value =
                        "Hosts of your own network that tools may be at, whoever adds them, such as `jira.corp.example`: as they"
                                + " stand in the tool's address, without a port. Other private addresses are not asked, unless the tool"
                                + " was added with `--set private-network=yes` on the machine.",
                byDefault = "")
        List<String> privateHosts) {
    /** A name, an IPv4 address, or an IPv6 address without brackets. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    public ConnectorsConfig {
        privateHosts = List.copyOf(privateHosts);
        for (String host : privateHosts) {
            if (!HOST.matcher(host).matches()) {
                throw new IllegalArgumentException(
                        "private-hosts: expected names of hosts, without https:// and without a port, not " + host);
            }
        }
    }
}
