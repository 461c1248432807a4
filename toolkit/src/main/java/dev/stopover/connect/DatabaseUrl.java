package dev.stopover.connect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Hold the address of one database, and who connects to it.
 *
 * <p>The password is never part of {@link #toString()}, {@link #describe()} or of a failure.
 *
 * @param jdbcUrl what the driver gets; no user and no password stand in it
 * @param user the name to log in with, or {@code null} for the driver's default
 * @param password the password, or {@code null} where none is needed
 */
public record DatabaseUrl(String jdbcUrl, @Nullable String user, @Nullable String password) {

  private static final Pattern SHAPE =
      Pattern.compile(
          "(?<jdbc>jdbc:(?:aws-wrapper:)?|)(?<scheme>[a-z]+)(?:\\+\\w+)?(?<variant>(?::[a-z]+)?)"
              + "://(?:(?<user>[^/?#:]*)(?::(?<password>[^/?#]*))?@)?(?<hosts>[^/?#@]*)"
              + "(?:/(?<database>[^?#/@]*))?(?:\\?(?<query>.*))?",
          Pattern.DOTALL);

  /** Names or IPv6 addresses with a port or without, or what Connector/J calls key-value form. */
  private static final Pattern HOSTS =
      Pattern.compile(
          "(?:(?:[^:\\[\\](),]*|\\[[^\\],]*])(?::\\d{1,5})?(?:,|$))*|(?:address=)?\\(.*\\)");

  /** What libpq and the MySQL clients call otherwise than the JDBC drivers do. */
  private static final Map<String, String> DRIVER_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "ssl-mode", "sslMode",
          "target_session_attrs", "targetServerType");

  private static final Map<String, String> SERVER_TYPES =
      Map.of("read-write", "primary", "read-only", "secondary", "standby", "secondary");

  /**
   * Create the address of a database from its parts; {@link #parse(String)} reads whole ones.
   *
   * @throws StopoverException if the URL names no database of PostgreSQL or MySQL, or if it holds a
   *     user or a password
   */
  public DatabaseUrl {
    var parts = Parts.of(jdbcUrl);
    if (!parts.jdbc || parts.user != null || parts.password != null) {
      throw unreadable("it is not a plain JDBC URL; user and password go into fields of their own");
    }
  }

  /**
   * Read the address of a database.
   *
   * <p>Accepted are the JDBC form ({@code jdbc:postgresql://host:5432/shop?user=app}, {@code
   * jdbc:mysql:…}, either also behind {@code jdbc:aws-wrapper:}) and the form that libpq, MySQL's
   * clients and SQLAlchemy share ({@code postgresql://app:secret@host/shop?sslmode=require}, also
   * {@code postgres://}, {@code mysql://} and {@code mysql+pymysql://}), in which special
   * characters are percent-encoded and parameters the driver does not know are refused.
   *
   * @throws StopoverException if it cannot be read; the message does not repeat the password
   */
  public static DatabaseUrl parse(String text) {
    var parts = Parts.of(text.strip());
    var url = new DatabaseUrl(parts.jdbcUrl(parts.database), parts.user, parts.password);
    if (!parts.jdbc && !parts.parameters.isEmpty()) {
      refuseUnknown(parts.parameters, url);
    }
    return url;
  }

  /** The drivers ignore what they do not know, and be it a setting of TLS. */
  private static void refuseUnknown(List<Parameter> parameters, DatabaseUrl url) {
    Set<String> known;
    try {
      var properties =
          DriverManager.getDriver(url.jdbcUrl).getPropertyInfo(url.jdbcUrl, new Properties());
      known = Stream.of(properties).map(property -> property.name).collect(Collectors.toSet());
    } catch (SQLException e) {
      throw unreadable("its driver does not accept it");
    }
    for (var parameter : parameters) {
      if (!known.contains(parameter.name)) {
        throw StopoverException.usage(
            "The URL of the database %s has the parameter \"%s\", which the %s driver does not know."
                    .formatted(url, parameter.name, url.engine().productName())
                + " Remove it, or write the URL in the JDBC form with the driver's own name for"
                + " it.");
      }
    }
  }

  /** Return the engine that the database is on. */
  public Engine engine() {
    return Parts.of(jdbcUrl).engine;
  }

  /** Return the name of the database. */
  public String database() {
    return decode(Parts.of(jdbcUrl).database, false);
  }

  /** Return the address without anything secret, such as {@code mysql://app@host:3306/shop}. */
  public String describe() {
    var parts = Parts.of(jdbcUrl);
    var port = parts.engine == Engine.POSTGRESQL ? ":5432" : ":3306";
    var hosts =
        Stream.of(parts.hosts.split(","))
            .map(host -> host.isEmpty() ? "localhost" : host)
            .map(host -> host.matches(".*:\\d+|.*\\)") ? host : host + port)
            .collect(Collectors.joining(","));
    var login = user == null ? "" : user + "@";
    return "%s://%s%s/%s".formatted(parts.engine.vendor(), login, hosts, parts.database);
  }

  /**
   * Return the address of another database on the same server.
   *
   * @param name the name as the server knows it; neither quoted nor encoded
   */
  public DatabaseUrl withDatabase(String name) {
    var encoded = URLEncoder.encode(name, UTF_8).replace("+", "%20");
    return new DatabaseUrl(Parts.of(jdbcUrl).jdbcUrl(encoded), user, password);
  }

  /** Tell whether a parameter is set in the URL; the case of its name does not matter. */
  boolean hasParameter(String name) {
    return Parts.of(jdbcUrl).parameters.stream()
        .anyMatch(parameter -> parameter.name.equalsIgnoreCase(name));
  }

  @Override
  public String toString() {
    return describe();
  }

  private static String decode(String text, boolean plusIsSpace) {
    try {
      return URLDecoder.decode(plusIsSpace ? text : text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable("a % is not followed by two hexadecimal digits; a % itself is written %25");
    }
  }

  private static StopoverException unreadable(String reason) {
    return StopoverException.usage(
        "The URL of the database cannot be read: "
            + reason
            + ". Write it like postgresql://user:password@host:5432/database or"
            + " jdbc:mysql://host:3306/database?user=…&password=…");
  }

  /** A parameter under the driver's name, as it is meant and as it stands in a JDBC URL. */
  private record Parameter(String name, String value, String encoded) {

    static Parameter of(String text, boolean jdbc) {
      int end = (text + "=").indexOf('=');
      var name = decode(text.substring(0, end), jdbc);
      var value = decode(text.substring(Math.min(end + 1, text.length())), jdbc);
      if (jdbc) {
        return new Parameter(name, value, text);
      }
      name = DRIVER_NAMES.getOrDefault(name, name);
      value = name.equals("targetServerType") ? SERVER_TYPES.getOrDefault(value, value) : value;
      return new Parameter(name, value, name + "=" + URLEncoder.encode(value, UTF_8));
    }
  }

  private record Parts(
      boolean jdbc,
      String prefix,
      Engine engine,
      @Nullable String user,
      @Nullable String password,
      String hosts,
      String database,
      List<Parameter> parameters) {

    static Parts of(String text) {
      var matcher = SHAPE.matcher(text);
      if (!matcher.matches() || !HOSTS.matcher(matcher.group("hosts")).matches()) {
        throw unreadable(
            "it is malformed; in user and password the characters / ? # @ : % are percent-encoded,"
                + " such as %2F for /");
      }
      boolean jdbc = !matcher.group("jdbc").isEmpty();
      var scheme = matcher.group("scheme");
      var engine =
          switch (scheme) {
            case "postgresql", "postgres" -> Engine.POSTGRESQL;
            case "mysql" -> Engine.MYSQL;
            default -> throw unreadable("\"%s\" is neither PostgreSQL nor MySQL".formatted(scheme));
          };
      var hosts = matcher.group("hosts");
      var database = matcher.group("database");
      if (database == null || database.isEmpty()) {
        throw StopoverException.usage(
            "The URL of the database names no database on %s. Add its name after the host, such as"
                    .formatted(hosts)
                + " %s://%s/shop".formatted(engine.vendor(), hosts));
      }
      var user = matcher.group("user") == null ? null : decode(matcher.group("user"), false);
      var password =
          matcher.group("password") == null ? null : decode(matcher.group("password"), false);
      var query = matcher.group("query") == null ? "" : matcher.group("query");
      var parameters = new ArrayList<Parameter>();
      for (var part : query.split("&", -1)) {
        var parameter = Parameter.of(part, jdbc);
        switch (parameter.name) {
          case "" -> {}
          case "user" -> user = parameter.value;
          case "password" -> password = parameter.value;
          default -> parameters.add(parameter);
        }
      }
      var prefix = (jdbc ? matcher.group("jdbc") : "jdbc:") + engine.vendor();
      return new Parts(
          jdbc,
          prefix + matcher.group("variant"),
          engine,
          user,
          password,
          hosts,
          database,
          parameters);
    }

    String jdbcUrl(String otherDatabase) {
      var query = parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&"));
      return prefix + "://" + hosts + "/" + otherDatabase + (query.isEmpty() ? "" : "?" + query);
    }
  }
}
