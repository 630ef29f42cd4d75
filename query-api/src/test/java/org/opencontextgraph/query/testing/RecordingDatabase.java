package org.opencontextgraph.query.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Passes everything on, and remembers the statements that were prepared. */
public final class RecordingDatabase {
    /** What somebody else does meanwhile. */
    public interface Meanwhile {
        void run() throws SQLException;
    }

    private record Moment(String statement, Meanwhile meanwhile) {}

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Moment> moment = new AtomicReference<>();

    /** Once, before the next statement that has this in it. */
    public void before(String statement, Meanwhile meanwhile) {
        moment.set(new Moment(statement, meanwhile));
    }

    /** Whether nothing is waiting for its statement any more. */
    public boolean isPast() {
        return moment.get() == null;
    }

    /** What was asked since the last time. */
    public List<String> take() {
        List<String> taken = List.copyOf(asked);
        asked.clear();
        return taken;
    }

    public DataSource over(DataSource database) {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (_, method, arguments) -> {
                    try {
                        Object answer = method.invoke(database, arguments);
                        return answer instanceof Connection connection ? over(connection) : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    private Connection over(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        String statement = String.valueOf(arguments[0]);
                        Moment next = moment.get();
                        if (next != null && statement.contains(next.statement())) {
                            moment.set(null);
                            next.meanwhile().run();
                        }
                        asked.add(statement);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
