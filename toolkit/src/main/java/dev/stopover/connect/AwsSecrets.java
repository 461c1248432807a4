package dev.stopover.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stopover.StopoverException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Ask AWS for passwords, with the credentials and the region of the process.
 *
 * <p>The only class that needs the AWS SDK, which may be missing.
 */
final class AwsSecrets {

  private static final int REGION_IN_ARN = 3;

  private AwsSecrets() {}

  /**
   * Read a secret of Secrets Manager: the password alone, or the JSON object that RDS and the
   * console write.
   *
   * @param name the name or the ARN
   */
  static Login secret(String name) {
    var builder =
        SecretsManagerClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    try (var client = inRegionOf(name, builder).build()) {
      return login(name, client.getSecretValue(request -> request.secretId(name)).secretString());
    } catch (SdkException e) {
      throw refused("secret", name, "AWS Secrets Manager", e);
    }
  }

  /**
   * Read a parameter of the Systems Manager's Parameter Store.
   *
   * @param name the name or the ARN
   */
  static Login parameter(String name) {
    var builder = SsmClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder());
    try (var client = inRegionOf(name, builder).build()) {
      return login(
          name,
          client
              .getParameter(request -> request.name(name).withDecryption(true))
              .parameter()
              .value());
    } catch (SdkException e) {
      throw refused("parameter", name, "AWS Systems Manager", e);
    }
  }

  private static <B extends AwsClientBuilder<B, ?>> B inRegionOf(String name, B builder) {
    return name.startsWith("arn:")
        ? builder.region(Region.of(name.split(":", -1)[REGION_IN_ARN]))
        : builder;
  }

  private static Login login(String name, @Nullable String value) {
    if (value == null) {
      throw StopoverException.usage(
          "The secret %s holds bytes, not a text. Keep the password there as a text, or as JSON with the key password."
              .formatted(name));
    }
    if (!value.stripLeading().startsWith("{")) {
      return new Login(null, value);
    }
    JsonNode object;
    try {
      object = new ObjectMapper().readTree(value);
    } catch (JsonProcessingException e) {
      // The failure would repeat the password.
      return new Login(null, value);
    }
    if (!object.hasNonNull("password")) {
      throw StopoverException.usage(
          "The secret %s is a JSON object without the key password. Add it, or name another secret."
              .formatted(name));
    }
    var user = object.get("username");
    return new Login(user == null ? null : user.asText(), object.get("password").asText());
  }

  private static StopoverException refused(
      String kind, String name, String service, SdkException failure) {
    return StopoverException.database(
        "The %s %s of %s cannot be read: %s Check its name, the region, and that the role of this process may read it."
            .formatted(kind, name, service, failure.getMessage()),
        failure);
  }
}
