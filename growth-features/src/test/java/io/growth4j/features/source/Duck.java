package io.growth4j.features.source;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.duckdb.DuckDBConnection;

/** A database in memory, seen as a data source that remembers its connections. */
final class Duck implements AutoCloseable {
    private final Connection owner;
    final List<Connection> lent = new ArrayList<>();

    Duck() throws SQLException {
        owner = DriverManager.getConnection("jdbc:duckdb:");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    DataSource source() {
        return (DataSource) Proxy.newProxyInstance(
                Duck.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("getConnection")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    lent.add(((DuckDBConnection) owner).duplicate());
                    return lent.get(lent.size() - 1);
                });
    }

    @Override
    public void close() throws SQLException {
        owner.close();
    }
}
