package io.growth4j.bench.quality;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;

/** A PostgreSQL of our own for the programs about the ledger, and connections that are kept open between uses. */
final class LedgerDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;

    private LedgerDatabase(EmbeddedPostgres server) {
        this.server = server;
    }

    static LedgerDatabase start() throws IOException {
        return new LedgerDatabase(EmbeddedPostgres.builder().start());
    }

    String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    DataSource connections() {
        return pool(url());
    }

    /** The smallest pool: a closed connection waits for its next use, a broken one is left behind. */
    static DataSource pool(String url) {
        BlockingQueue<Connection> idle = new LinkedBlockingQueue<>();
        return proxy(DataSource.class, (method, arguments) -> {
            if (!method.getName().equals("getConnection")) {
                throw new UnsupportedOperationException(method.getName());
            }
            Connection connection = open(url, idle);
            return proxy(Connection.class, (call, values) -> {
                if (call.getName().equals("close")) {
                    idle.add(connection);
                    return Void.TYPE;
                }
                return call.invoke(connection, values);
            });
        });
    }

    private static Connection open(String url, BlockingQueue<Connection> idle) throws SQLException {
        for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (!kept.isClosed()) {
                return kept;
            }
        }
        return DriverManager.getConnection(url);
    }

    /** What a proxy does. */
    private interface Call {
        Object run(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                LedgerDatabase.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    try {
                        Object result = call.run(method, arguments);
                        return result == Void.TYPE ? null : result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
