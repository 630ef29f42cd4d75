package org.opencontextgraph.compose.access;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Passes everything on, and remembers the text of each statement. */
final class RecordedStatements {
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** What was asked since the last time. */
    List<String> take() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    DataSource over(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    Object answer = passed(database, method, arguments);
                    return answer instanceof Connection connection ? over(connection) : answer;
                });
    }

    private Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        asked.add(String.valueOf(arguments[0]));
                    }
                    return passed(connection, method, arguments);
                });
    }

    private static @Nullable Object passed(Object to, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(to, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
