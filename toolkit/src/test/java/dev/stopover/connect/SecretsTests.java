package dev.stopover.connect;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.stopover.StopoverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password is asked for where it is kept, and told to nobody. */
class SecretsTests {

  private static final Map<String, String> PROPERTIES =
      Map.of(
          "aws.region", "eu-central-1",
          "aws.accessKeyId", "AKIAEXAMPLE",
          "aws.secretAccessKey", "example");

  private static final WireMockServer AWS = new WireMockServer(options().dynamicPort());

  @TempDir private Path directory;

  @BeforeAll
  static void startServer() {
    AWS.start();
    PROPERTIES.forEach(System::setProperty);
    System.setProperty("aws.endpointUrl", AWS.baseUrl());
  }

  @AfterAll
  static void stopServer() {
    PROPERTIES.keySet().forEach(System::clearProperty);
    System.clearProperty("aws.endpointUrl");
    AWS.stop();
  }

  @BeforeEach
  void forgetStubs() {
    AWS.resetAll();
  }

  @Test
  void passwordOfSecretsManager() throws IOException {
    answer(
        "secretsmanager.GetSecretValue",
        "{\"SecretId\": \"prod/plain\"}",
        "{\"Name\": \"prod/plain\", \"SecretString\": \"s3cret\"}");

    assertThat(login("aws-secretsmanager:prod/plain", "postgresql://app@db/shop"))
        .returns("app", DatabaseUrl::user)
        .returns("s3cret", DatabaseUrl::password)
        .hasToString("postgresql://app@db:5432/shop");
  }

  @Test
  void userAndPasswordOfASecretThatRdsWrites() throws IOException {
    var arn = "arn:aws:secretsmanager:us-east-2:111122223333:secret:rds-AbCdEf";
    answer(
        "secretsmanager.GetSecretValue",
        "{\"SecretId\": \"%s\"}".formatted(arn),
        "{\"SecretString\": \"{\\\"username\\\": \\\"master\\\", \\\"password\\\": \\\"s3cret\\\"}\"}");

    assertThat(login("aws-secretsmanager:" + arn, "mysql://db/shop"))
        .returns("master", DatabaseUrl::user)
        .returns("s3cret", DatabaseUrl::password);
    assertThat(AWS.getAllServeEvents())
        .allSatisfy(
            event ->
                assertThat(event.getRequest().getHeader("Authorization")).contains("/us-east-2/"));
  }

  @Test
  void parameterOfTheParameterStore() throws IOException {
    answer(
        "AmazonSSM.GetParameter",
        "{\"Name\": \"/prod/db/password\", \"WithDecryption\": true}",
        "{\"Parameter\": {\"Name\": \"/prod/db/password\", \"Value\": \"s3cret\"}}");

    assertThat(login("aws-ssm:/prod/db/password", "mysql://app@db/shop").password())
        .isEqualTo("s3cret");
  }

  @Test
  void secretThatIsMissing() {
    AWS.stubFor(
        post("/")
            .willReturn(
                jsonResponse(
                    "{\"__type\": \"ResourceNotFoundException\","
                        + " \"message\": \"Secrets Manager can't find the specified secret.\"}",
                    400)));

    assertThatThrownBy(() -> login("aws-secretsmanager:prod/none", "mysql://app@db/shop"))
        .isInstanceOf(StopoverException.class)
        .hasMessageStartingWith(
            "The secret prod/none of AWS Secrets Manager cannot be read: Secrets Manager can't find"
                + " the specified secret.")
        .hasMessageEndingWith(
            "Check its name, the region, and that the role of this process may read it.");
  }

  @Test
  void nothingIsAskedForBeforeItIsNeeded() throws IOException {
    var settings = settings("aws-ssm:/prod/later", "mysql://app@db/shop");
    assertThat(settings.url()).isNotNull().returns(null, DatabaseUrl::password);
    assertThat(AWS.getAllServeEvents()).isEmpty();
  }

  @Test
  void passwordOfAVariableIsNotToldEither() throws IOException {
    var settings = settings("${WORD}", "mysql://app@db/shop");
    assertThat(settings.loggedIn(DatabaseUrl.parse("mysql://app@db/shop")).password())
        .isEqualTo("w0rd");
    assertThat(settings.toString()).doesNotContain("w0rd");
  }

  private static void answer(String target, String request, String response) {
    AWS.stubFor(
        post("/")
            .withHeader("X-Amz-Target", equalTo(target))
            .withHeader("Authorization", matching("AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE/.*"))
            .withRequestBody(equalToJson(request))
            .willReturn(jsonResponse(response, 200)));
  }

  private DatabaseUrl login(String password, String url) throws IOException {
    return settings(password, url).loggedIn(DatabaseUrl.parse(url));
  }

  private Settings settings(String password, String url) throws IOException {
    var file = directory.resolve("stopover.yaml");
    Files.writeString(file, "url: %s%npassword: %s%n".formatted(url, password));
    return Settings.read(file, null, Map.of("WORD", "w0rd"), Map.of());
  }
}
