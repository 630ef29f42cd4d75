package org.opencontextgraph.compose.bench.api;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Passes everything on, and writes down each statement with its values as PostgreSQL's driver prints it. */
final class SpokenSql {
    private final List<String> statements = new ArrayList<>();

    List<String> statements() {
        return List.copyOf(statements);
    }

    DataSource over(DataSource database) {
        return wrap(DataSource.class, database);
    }

    private <T> T wrap(Class<T> type, Object inner) {
        return type.cast(Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (inner instanceof PreparedStatement statement
                            && method.getName().startsWith("execute")) {
                        statements.add(statement.unwrap(PreparedStatement.class).toString());
                    }
                    Object answer = call(inner, method, arguments);
                    return switch (answer) {
                        case PreparedStatement statement -> wrap(PreparedStatement.class, statement);
                        case Connection connection
                        when method.getName().equals("getConnection") -> wrap(Connection.class, connection);
                        case null, default -> answer;
                    };
                }));
    }

    private static Object call(Object inner, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(inner, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
