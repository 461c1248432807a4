package dev.stopover.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.connect.DatabaseUrl;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Stand before a real PostgreSQL as Aurora's check of IAM tokens does: whoever logs in as one role
 * is let in with the token that he sends, which the server itself then verifies as a password.
 */
final class TokenGate implements AutoCloseable {

  private final String role;
  private final DatabaseUrl admin;
  private final boolean accepts;
  private final ServerSocket gate;
  private final List<String> tokens = new CopyOnWriteArrayList<>();

  private TokenGate(String role, DatabaseUrl admin, boolean accepts) throws IOException {
    this.role = role;
    this.admin = admin;
    this.accepts = accepts;
    this.gate = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Open a gate before a server whose superuser is given, for a role that is made here. */
  static TokenGate open(String role, DatabaseUrl admin, boolean accepts)
      throws IOException, SQLException {
    var gate = new TokenGate(role, admin, accepts);
    gate.execute(
        "CREATE ROLE %s LOGIN SUPERUSER".formatted(role),
        "COPY (SELECT 'host all %s all password') TO PROGRAM".formatted(role)
            + " 'cat - \"%1$s\" > \"%1$s.new\" && cat \"%1$s.new\" > \"%1$s\"'"
                .formatted(gate.rules()),
        "SELECT pg_reload_conf()");
    var thread = new Thread(gate::serve, "token gate");
    thread.setDaemon(true);
    thread.start();
    return gate;
  }

  /** Return where the gate is, as {@code host:port}. */
  String address() {
    return "127.0.0.1:" + gate.getLocalPort();
  }

  /** Return the tokens that were sent. */
  List<String> tokens() {
    return tokens;
  }

  private void serve() {
    while (!gate.isClosed()) {
      try {
        var client = gate.accept();
        start(() -> letIn(client), client);
      } catch (IOException e) {
        // The gate was closed.
      }
    }
  }

  private interface Transfer {
    void run() throws IOException, SQLException;
  }

  private static void start(Transfer transfer, Socket socket) {
    var thread =
        new Thread(
            () -> {
              try (socket) {
                transfer.run();
              } catch (IOException | SQLException e) {
                // One side has gone.
              }
            },
            "token gate");
    thread.setDaemon(true);
    thread.start();
  }

  /** A server that has asked for a password knows which is right: another one is asked then. */
  private void letIn(Socket client) throws IOException, SQLException {
    var in = new DataInputStream(client.getInputStream());
    var start = in.readNBytes(in.readInt() - Integer.BYTES);
    try (var asking = serverSocket()) {
      client.getOutputStream().write(question(asking, start));
    }
    // PostgreSQL manual, 53.7 Message Formats: a password.
    if (in.readByte() != 'p') {
      return;
    }
    var password = in.readNBytes(in.readInt() - Integer.BYTES);
    var token = new String(password, 0, password.length - 1, UTF_8);
    tokens.add(token);
    if (accepts) {
      execute("ALTER ROLE %s PASSWORD '%s'".formatted(role, token));
    }
    try (var server = serverSocket()) {
      question(server, start);
      var out = new DataOutputStream(server.getOutputStream());
      out.writeByte('p');
      out.writeInt(password.length + Integer.BYTES);
      out.write(password);
      start(() -> server.getInputStream().transferTo(client.getOutputStream()), client);
      in.transferTo(out);
    }
  }

  /** Begin a session and return what the server asks: a message of nine bytes. */
  private static byte[] question(Socket server, byte[] start) throws IOException {
    var out = new DataOutputStream(server.getOutputStream());
    out.writeInt(start.length + Integer.BYTES);
    out.write(start);
    return server.getInputStream().readNBytes(9);
  }

  private Socket serverSocket() throws IOException {
    var place = URI.create(admin.jdbcUrl().substring("jdbc:".length()));
    return new Socket(place.getHost(), place.getPort());
  }

  private String rules() throws SQLException {
    try (var connection =
            DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
        var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      return row.getString(1);
    }
  }

  private void execute(String... statements) throws SQLException {
    try (var connection =
            DriverManager.getConnection(admin.jdbcUrl(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void close() throws IOException, SQLException {
    gate.close();
    execute(
        "COPY (SELECT 1) TO PROGRAM 'sed \"1d\" \"%1$s\" > \"%1$s.new\" && cat \"%1$s.new\" > \"%1$s\"'"
            .formatted(rules()),
        "SELECT pg_reload_conf()",
        "DROP OWNED BY " + role,
        "DROP ROLE " + role);
  }
}
