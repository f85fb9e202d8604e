package dev.refundkit.proofs.kills;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** The smallest pool: keeps connections that were given back, and drops those that broke. */
final class KeptConnections implements DataSource, AutoCloseable {

  private final String url;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

  KeptConnections(String url) {
    this.url = url;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection kept = idle.poll();
    Connection real = kept == null ? DriverManager.getConnection(url) : kept;
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, new Lent(real)::invoke);
  }

  /** A connection until it is given back. */
  private final class Lent {

    private final Connection real;
    private boolean broken;

    Lent(Connection real) {
      this.real = real;
    }

    Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
      if (method.getName().equals("close")) {
        giveBack();
        return null;
      }
      try {
        return method.invoke(real, args);
      } catch (InvocationTargetException e) {
        broken = true;
        throw e.getCause();
      }
    }

    private void giveBack() throws SQLException {
      if (broken || real.isClosed()) {
        real.close();
      } else {
        idle.push(real);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection kept = idle.poll(); kept != null; kept = idle.poll()) {
      kept.close();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public PrintWriter getLogWriter() {
    return new PrintWriter(System.err);
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
