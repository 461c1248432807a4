package dev.stopover.connect;

import dev.stopover.StopoverException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Ask for a password where it is kept, once for each place. */
final class Secrets {

  private static final String SECRETS_MANAGER = "aws-secretsmanager:";
  private static final String SSM = "aws-ssm:";

  private static final Map<String, Login> KNOWN = new ConcurrentHashMap<>();

  private Secrets() {}

  /** Tell whether a text names a place, and is no password itself. */
  static boolean isPlace(String text) {
    return text.startsWith(SECRETS_MANAGER) || text.startsWith(SSM);
  }

  /**
   * Return what a place keeps, or the text itself where it names none.
   *
   * @throws StopoverException if it cannot be read
   */
  static Login of(String text) {
    return isPlace(text) ? KNOWN.computeIfAbsent(text, Secrets::read) : new Login(null, text);
  }

  private static Login read(String place) {
    try {
      return place.startsWith(SSM)
          ? AwsSecrets.parameter(place.substring(SSM.length()))
          : AwsSecrets.secret(place.substring(SECRETS_MANAGER.length()));
    } catch (NoClassDefFoundError e) {
      throw StopoverException.usage(
          "The password is kept in %s, but the AWS SDK is not on the class path. Add software.amazon.awssdk:%s and software.amazon.awssdk:url-connection-client."
              .formatted(place, place.startsWith(SSM) ? "ssm" : "secretsmanager"),
          e);
    }
  }
}
