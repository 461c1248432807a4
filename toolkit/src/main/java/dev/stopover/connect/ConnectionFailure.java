package dev.stopover.connect;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Tell what kept us from a database, and what to do about it. */
final class ConnectionFailure {

  private final DatabaseUrl url;
  private final SQLException failure;
  private final List<Throwable> causes;

  private ConnectionFailure(DatabaseUrl url, SQLException failure) {
    this.url = url;
    this.failure = failure;
    this.causes =
        Stream.<Throwable>iterate(failure, Objects::nonNull, Throwable::getCause).toList();
  }

  static StopoverException of(DatabaseUrl url, SQLException failure) {
    return StopoverException.database(
        "Cannot connect to %s: %s"
            .formatted(url.describe(), new ConnectionFailure(url, failure).reason()),
        failure);
  }

  private String reason() {
    if (isCausedBy(UnknownHostException.class)) {
      return "the host is unknown. Correct it in the URL, or enter the network that knows it.";
    }
    if (isCausedBy(SocketTimeoutException.class)) {
      return "nothing answers. Check host and port in the URL, and that no firewall or security"
          + " group is in the way.";
    }
    if (isCausedBy(ConnectException.class) || isCausedBy(NoRouteToHostException.class)) {
      return "the connection is refused. Start the server, or correct host and port in the URL.";
    }
    if (isCausedBy(SSLException.class)) {
      return "TLS fails (%s). Correct the certificate or %s in the URL."
          .formatted(lastMessage(), url.engine() == Engine.POSTGRESQL ? "sslmode" : "sslMode");
    }
    var refusal = url.engine() == Engine.POSTGRESQL ? postgresql() : mysql();
    return refusal.isEmpty()
        ? "%s (SQLSTATE %s).".formatted(words(), failure.getSQLState())
        : refusal;
  }

  /** The conditions have their codes in the manual's appendix A. */
  private String postgresql() {
    return switch (String.valueOf(failure.getSQLState())) {
      case "28P01" -> wrongPassword();
      case "28000" -> "%s. Correct the user in the URL, or pg_hba.conf.".formatted(words());
      case "3D000" -> noDatabase("CREATE DATABASE \"%s\"");
      case "08004" -> "%s. Set user and password in the URL.".formatted(words());
      case "53300" -> "the server has no connection left. Close some, or raise max_connections.";
      case "57P03" -> "%s. Wait a moment and try again.".formatted(words());
      default -> "";
    };
  }

  /** The numbers are those of the manual's server error message reference. */
  private String mysql() {
    if (words().contains("Public Key Retrieval is not allowed")) {
      return "without TLS the password would need the server's public key, which is not asked for"
          + " by default. Remove sslMode=DISABLED from the URL, or, on a network that you trust,"
          + " add allowPublicKeyRetrieval=true.";
    }
    return switch (failure.getErrorCode()) {
      case 1045 -> wrongPassword();
      case 1044 -> "%s. Grant the user rights on the database.".formatted(words());
      case 1049 -> noDatabase("CREATE DATABASE `%s`");
      case 1040 -> "the server has no connection left. Close some, or raise max_connections.";
      default -> "";
    };
  }

  private String wrongPassword() {
    return url.password() == null
        ? "user or password is wrong; the URL has no password. Add it."
        : "user or password is wrong. Correct them in the URL; special characters in them are"
            + " percent-encoded.";
  }

  private String noDatabase(String statement) {
    return "there is no database of that name. Correct it in the URL, or create it: "
        + statement.formatted(url.database())
        + ";";
  }

  private boolean isCausedBy(Class<? extends Exception> type) {
    return causes.stream().anyMatch(type::isInstance);
  }

  private String words() {
    return String.valueOf(failure.getMessage()).strip();
  }

  private String lastMessage() {
    return String.valueOf(causes.get(causes.size() - 1).getMessage());
  }
}
