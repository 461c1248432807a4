package dev.stopover.connect;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
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
          "(?<jdbc>jdbc:(?:aws-wrapper:)?)?(?<scheme>[a-z]+)(?:\\+[a-z0-9_]+)?"
              + "(?<variant>:[a-z]+)?://(?<authority>[^/?#]*)(?:/(?<database>[^?#]*))?"
              + "(?:\\?(?<query>.*))?",
          Pattern.DOTALL);

  /** A port, and before it anything without a colon, or an IPv6 address in brackets. */
  private static final Pattern HOST =
      Pattern.compile("(?:[^:@\\[\\]]*|\\[[^\\]@]*])(?::\\d{1,5})?");

  private static final Pattern KEY_VALUE_HOST = Pattern.compile("address=\\(.*\\)|\\(.*\\)");

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
    if (!parts.jdbc() || !parts.credentials().isEmpty()) {
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
    var parameters = new ArrayList<String>();
    String user = parts.credentials().isEmpty() ? null : parts.credentials().get(0);
    String password = parts.credentials().size() < 2 ? null : parts.credentials().get(1);
    for (var parameter : parts.parameters()) {
      switch (parameter.name()) {
        case "user" -> user = parameter.value();
        case "password" -> password = parameter.value();
        default -> parameters.add(parameter.encoded());
      }
    }
    var url = parts.jdbcUrl(parts.database(), parameters);
    if (!parts.jdbc()) {
      refuseUnknown(parts, url);
    }
    return new DatabaseUrl(url, user, password);
  }

  private static void refuseUnknown(Parts parts, String url) {
    Stream<DriverPropertyInfo> known;
    try {
      Driver driver = DriverManager.getDriver(url);
      known = Stream.of(driver.getPropertyInfo(url, new Properties()));
    } catch (SQLException e) {
      throw unreadable("its driver does not accept it: " + e.getMessage());
    }
    var names = known.map(property -> property.name).collect(Collectors.toSet());
    for (var parameter : parts.parameters()) {
      if (!names.contains(parameter.name())) {
        throw StopoverException.usage(
            "The URL of the database %s has the parameter \"%s\", which the %s driver does not know."
                    .formatted(parts.describe(null), parameter.name(), parts.engine().productName())
                + " Remove it, or write the URL in the JDBC form with the driver's own name for"
                + " it.");
      }
    }
  }

  /** Return the engine that the database is on. */
  public Engine engine() {
    return Parts.of(jdbcUrl).engine();
  }

  /** Return the name of the database. */
  public String database() {
    return decode(Parts.of(jdbcUrl).database(), false);
  }

  /** Return the address without anything secret, such as {@code mysql://app@host:3306/shop}. */
  public String describe() {
    return Parts.of(jdbcUrl).describe(user);
  }

  /**
   * Return the address of another database on the same server.
   *
   * @param name the name as the server knows it; neither quoted nor encoded
   */
  public DatabaseUrl withDatabase(String name) {
    var parts = Parts.of(jdbcUrl);
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    var parameters = parts.parameters().stream().map(Parameter::encoded).toList();
    return new DatabaseUrl(parts.jdbcUrl(encoded, parameters), user, password);
  }

  /** Tell whether a parameter is set in the URL; the case of its name does not matter. */
  boolean hasParameter(String name) {
    return Parts.of(jdbcUrl).parameters().stream()
        .anyMatch(parameter -> parameter.name().equalsIgnoreCase(name));
  }

  @Override
  public String toString() {
    return describe();
  }

  private static String decode(String text, boolean plusIsSpace) {
    try {
      return URLDecoder.decode(
          plusIsSpace ? text : text.replace("+", "%2B"), StandardCharsets.UTF_8);
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

  private record Parameter(String name, String value, String encoded) {

    static Parameter of(String text, boolean jdbc) {
      var name = decode(text.replaceFirst("=.*", ""), jdbc);
      var value = text.contains("=") ? decode(text.substring(text.indexOf('=') + 1), jdbc) : "";
      if (jdbc) {
        return new Parameter(name, value, text);
      }
      var driverName = DRIVER_NAMES.getOrDefault(name, name);
      var driverValue =
          name.equals("target_session_attrs") ? SERVER_TYPES.getOrDefault(value, value) : value;
      return new Parameter(
          driverName,
          driverValue,
          driverName + "=" + URLEncoder.encode(driverValue, StandardCharsets.UTF_8));
    }
  }

  private record Parts(
      String prefix,
      Engine engine,
      String variant,
      List<String> credentials,
      String hosts,
      String database,
      List<Parameter> parameters) {

    static Parts of(String text) {
      Matcher matcher = SHAPE.matcher(text);
      if (!matcher.matches()) {
        throw unreadable("it has no such form");
      }
      boolean jdbc = matcher.group("jdbc") != null;
      var engine =
          switch (matcher.group("scheme")) {
            case "postgresql", "postgres" -> Engine.POSTGRESQL;
            case "mysql" -> Engine.MYSQL;
            default ->
                throw unreadable(
                    "\"%s\" is neither PostgreSQL nor MySQL".formatted(matcher.group("scheme")));
          };
      var authority = matcher.group("authority");
      int at = authority.lastIndexOf('@');
      var hosts = authority.substring(at + 1);
      var database = matcher.group("database");
      if ((database != null && database.matches(".*[@/].*")) || !isHosts(hosts)) {
        throw unreadable(
            "its host or port is malformed; in user and password the characters"
                + " / ? # @ : % are percent-encoded, such as %2F for /");
      }
      if (database == null || database.isEmpty()) {
        throw StopoverException.usage(
            "The URL of the database names no database on %s. Add its name after the host, such as"
                    .formatted(hosts)
                + " %s://%s/shop".formatted(engine.vendor(), hosts));
      }
      var query = matcher.group("query");
      return new Parts(
          jdbc ? matcher.group("jdbc") : "",
          engine,
          matcher.group("variant") == null ? "" : matcher.group("variant"),
          at < 0
              ? List.of()
              : Stream.of(authority.substring(0, at).split(":", 2))
                  .map(part -> decode(part, false))
                  .toList(),
          hosts,
          database,
          query == null
              ? List.of()
              : Stream.of(query.split("&"))
                  .filter(parameter -> !parameter.isEmpty())
                  .map(parameter -> Parameter.of(parameter, jdbc))
                  .toList());
    }

    private static boolean isHosts(String hosts) {
      return KEY_VALUE_HOST.matcher(hosts).matches()
          || Stream.of(hosts.split(",")).allMatch(host -> HOST.matcher(host).matches());
    }

    boolean jdbc() {
      return !prefix.isEmpty();
    }

    String jdbcUrl(String otherDatabase, List<String> query) {
      return (jdbc() ? prefix : "jdbc:")
          + engine.vendor()
          + variant
          + "://"
          + hosts
          + "/"
          + otherDatabase
          + (query.isEmpty() ? "" : "?" + String.join("&", query));
    }

    String describe(@Nullable String user) {
      var port = engine == Engine.POSTGRESQL ? ":5432" : ":3306";
      var shown =
          Stream.of(hosts.split(","))
              .map(host -> host.isEmpty() ? "localhost" : host)
              .map(host -> host.matches(".*:\\d+|.*\\).*") ? host : host + port)
              .collect(Collectors.joining(","));
      return "%s://%s%s/%s"
          .formatted(engine.vendor(), user == null ? "" : user + "@", shown, database);
    }
  }
}
