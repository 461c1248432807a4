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
    if (words().startsWith("No suitable driver")) {
      return "no driver for its kind is on the class path. Add one with --classpath or the"
          + " key classpath; for jdbc:aws-wrapper: that is"
          + " software.amazon.jdbc:aws-advanced-jdbc-wrapper.";
    }
    if (isCausedBy(UnknownHostException.class)) {
      return "the host is unknown. Correct it in the URL, or enter the network that knows it.";
    }
    if (isCausedBy(SocketTimeoutException.class) || words().contains("timed out")) {
      return "nothing answers. Check host and port in the URL, and that no firewall or security"
          + " group is in the way.";
    }
    if (isCausedBy(ConnectException.class) || isCausedBy(NoRouteToHostException.class)) {
      return "the connection is refused. Start the server, or correct host and port in the URL.";
    }
    if (isCausedBy(SSLException.class) || words().contains("SSL")) {
      return "TLS fails: %s. Correct the certificate or %s in the URL."
          .formatted(
              firstSentence(causes.get(causes.size() - 1)),
              url.engine() == Engine.POSTGRESQL ? "sslmode" : "sslMode");
    }
    return url.engine() == Engine.POSTGRESQL ? postgresql() : mysql();
  }

  /** The conditions have their codes in the manual's appendix A. */
  private String postgresql() {
    return switch (String.valueOf(failure.getSQLState())) {
      case "28P01" -> wrongPassword();
      case "28000" -> "%s. Correct the user in the URL, or pg_hba.conf.".formatted(words());
      case "3D000" -> noDatabase("CREATE DATABASE \"%s\"");
      case "08004" -> "%s. Set user and password in the URL.".formatted(words());
      case "53300" -> "%s. Close some, or raise the limit.".formatted(words());
      case "57P03" -> "%s. Wait a moment and try again.".formatted(words());
      default -> otherwise();
    };
  }

  /** The numbers are those of the manual's server error message reference. */
  private String mysql() {
    if (words().contains("Public Key Retrieval is not allowed")) {
      return "without TLS the password needs the server's public key, which is not asked for by"
          + " default. Let the server use TLS, and sslMode in the URL allow it; or add"
          + " allowPublicKeyRetrieval=true, on a network that you trust.";
    }
    return switch (failure.getErrorCode()) {
      case 1045 -> wrongPassword();
      case 1044 -> "%s. Grant the user rights on the database.".formatted(words());
      case 1049 -> noDatabase("CREATE DATABASE `%s`");
      case 1040 -> "%s. Close some, or raise the limit.".formatted(words());
      default -> otherwise();
    };
  }

  private String wrongPassword() {
    if (url.password() == null && url.jdbcUrl().startsWith("jdbc:aws-wrapper:")) {
      return "the server does not accept the user, or what the AWS wrapper logged in with. Check its plugins in the URL, and that the user may use them (for iam: rds_iam on PostgreSQL, AWSAuthenticationPlugin on MySQL, and rds-db:connect of the role).";
    }
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

  private String otherwise() {
    return "%s (SQLSTATE %s). The server's log says more."
        .formatted(words(), failure.getSQLState());
  }

  private String words() {
    return firstSentence(failure);
  }

  /** The drivers add the level before and timings below, and end with a full stop or without. */
  private static String firstSentence(Throwable cause) {
    var message = String.valueOf(cause.getMessage()).strip();
    return message.lines().findFirst().orElse("").replaceFirst("^FATAL: |\\.$", "");
  }
}
