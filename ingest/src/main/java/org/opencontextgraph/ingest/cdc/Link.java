package org.opencontextgraph.ingest.cdc;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.opencontextgraph.ingest.connector.ToolAccess;
import org.postgresql.Driver;

/**
 * The way to one database.
 *
 * @param encrypted whether it must be
 */
record Link(Address address, String user, boolean encrypted, ToolAccess access) {
    static final int SECONDS_TO_CONNECT = 10;
    static final int SECONDS_TO_ANSWER = 60;

    /** Where the host is now, in a form for URLs; the connection goes there and nowhere else. */
    String pinnedHost() throws IOException {
        InetAddress found = access.resolve(address.host());
        return found instanceof Inet6Address ? "[" + found.getHostAddress() + "]" : found.getHostAddress();
    }

    String encryption() {
        return encrypted ? "require" : "disable";
    }

    /** A session that cannot write. */
    Connection open() throws IOException, SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", access.token());
        properties.setProperty("sslmode", encryption());
        properties.setProperty("readOnly", "true");
        properties.setProperty("readOnlyMode", "always");
        properties.setProperty("ApplicationName", "ocg");
        properties.setProperty("options", "-c statement_timeout=" + (SECONDS_TO_ANSWER - 5) + "s");
        properties.setProperty("connectTimeout", Integer.toString(SECONDS_TO_CONNECT));
        properties.setProperty("loginTimeout", Integer.toString(SECONDS_TO_CONNECT));
        properties.setProperty("socketTimeout", Integer.toString(SECONDS_TO_ANSWER));
        String url = "jdbc:postgresql://" + pinnedHost() + ":" + address.port() + "/" + address.database();
        Connection connection = new Driver().connect(url, properties);
        if (connection == null) {
            throw new SQLException("no connection", "08001");
        }
        return connection;
    }

    @Override
    public String toString() {
        return "Link[" + address + "]"; // never the password
    }
}
