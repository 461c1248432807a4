package dev.stopover.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.StopoverException.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          jdbc:postgresql://db:5432/shop                       | jdbc:postgresql://db:5432/shop                     |     |
          jdbc:postgresql://db/shop?user=app&password=s3cret   | jdbc:postgresql://db/shop                          | app | s3cret
          jdbc:postgresql://db/shop?user=a%2Bb&ssl=true        | jdbc:postgresql://db/shop?ssl=true                 | a+b |
          jdbc:postgresql:///shop                              | jdbc:postgresql:///shop                            |     |
          jdbc:postgresql://[::1]:5432/shop                    | jdbc:postgresql://[::1]:5432/shop                  |     |
          jdbc:aws-wrapper:postgresql://db/shop?wrapperPlugins=failover2 | jdbc:aws-wrapper:postgresql://db/shop?wrapperPlugins=failover2 | |
          jdbc:aws-wrapper:mysql://db/shop?user=app            | jdbc:aws-wrapper:mysql://db/shop                   | app |
          jdbc:mysql://app:s3cret@db:3306/shop?sslMode=REQUIRED | jdbc:mysql://db:3306/shop?sslMode=REQUIRED        | app | s3cret
          jdbc:mysql:replication://one,two/shop                | jdbc:mysql:replication://one,two/shop              |     |
          jdbc:mysql://address=(host=db)(port=3306)/shop       | jdbc:mysql://address=(host=db)(port=3306)/shop     |     |
          postgresql://app:s3cret@db:5432/shop                 | jdbc:postgresql://db:5432/shop                     | app | s3cret
          postgres://app@db/shop?sslmode=require               | jdbc:postgresql://db/shop?sslmode=require          | app |
          postgresql+psycopg2://app:s3cret@db/shop             | jdbc:postgresql://db/shop                          | app | s3cret
          postgresql://a%40b:p%2Fa%3As%25+s%20@db/shop         | jdbc:postgresql://db/shop                          | a@b | 'p/a:s%+s '
          postgresql://app:@db/shop                            | jdbc:postgresql://db/shop                          | app | ''
          postgresql://app:pa:ss@db/shop                       | jdbc:postgresql://db/shop                          | app | pa:ss
          postgresql://one:5432,two:5433/shop                  | jdbc:postgresql://one:5432,two:5433/shop           |     |
          postgresql://[2001:db8::1]/shop                      | jdbc:postgresql://[2001:db8::1]/shop               |     |
          postgresql://db/shop?user=app&password=a+b           | jdbc:postgresql://db/shop                          | app | a+b
          postgresql://db/shop?connect_timeout=3&channel_binding=require | jdbc:postgresql://db/shop?connectTimeout=3&channelBinding=require | |
          postgresql://one,two/shop?target_session_attrs=read-write | jdbc:postgresql://one,two/shop?targetServerType=primary | |
          mysql://app:s3cret@db/shop                           | jdbc:mysql://db/shop                               | app | s3cret
          mysql+pymysql://app@db:3307/shop?ssl-mode=REQUIRED   | jdbc:mysql://db:3307/shop?sslMode=REQUIRED         | app |
          """)
  void readsWhatPeopleWrite(String text, String jdbcUrl, String user, String password) {
    assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
  }

  @ParameterizedTest
  @CsvSource({
    "postgresql://app:s3cret@db/shop?sslmode=require, postgresql://app@db:5432/shop",
    "jdbc:mysql://db:3307/shop?user=app&password=s3cret, mysql://app@db:3307/shop",
    "jdbc:postgresql:///shop, postgresql://localhost:5432/shop",
    "'postgresql://one,two:5433/shop', 'postgresql://one:5432,two:5433/shop'",
    "postgresql://[::1]/shop, postgresql://[::1]:5432/shop",
  })
  void describesWithoutAnythingSecret(String text, String description) {
    var url = DatabaseUrl.parse(text);
    assertThat(url.describe()).isEqualTo(description);
    assertThat(url).hasToString(description);
    assertThat(url.jdbcUrl()).doesNotContain("s3cret");
  }

  @Test
  void knowsEngineAndDatabase() {
    var url = DatabaseUrl.parse("mysql://db/my%20shop");
    assertThat(url.engine()).isEqualTo(Engine.MYSQL);
    assertThat(url.database()).isEqualTo("my shop");
  }

  @Test
  void leadsToAnotherDatabaseOfTheServer() {
    var url = DatabaseUrl.parse("postgresql://app:s3cret@db/shop?sslmode=require");
    assertThat(url.withDatabase("my shop+1"))
        .isEqualTo(
            new DatabaseUrl("jdbc:postgresql://db/my%20shop%2B1?sslmode=require", "app", "s3cret"))
        .extracting(DatabaseUrl::database)
        .isEqualTo("my shop+1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          localhost:5432/shop           | it is malformed; in user and password the characters / ? # @ : % are percent-encoded, such as %2F for /
          oracle://app:s3cret@db/shop   | "oracle" is neither PostgreSQL nor MySQL
          jdbc:mariadb://db/shop?password=s3cret | "mariadb" is neither PostgreSQL nor MySQL
          postgresql://app:s3cret%@db/shop | a % is not followed by two hexadecimal digits; a % itself is written %25
          postgresql://app:s3/cret@db/shop | it is malformed; in user and password the characters / ? # @ : % are percent-encoded, such as %2F for /
          postgresql://app:33/cret@db/shop | it is malformed; in user and password the characters / ? # @ : % are percent-encoded, such as %2F for /
          postgresql://app:s3cret@db:port/shop | it is malformed; in user and password the characters / ? # @ : % are percent-encoded, such as %2F for /
          """)
  void refusesWhatItCannotReadAndRepeatsNoPassword(String text, String reason) {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .withMessage(
            "The URL of the database cannot be read: "
                + reason
                + ". Write it like postgresql://user:password@host:5432/database or"
                + " jdbc:mysql://host:3306/database?user=…&password=…")
        .returns(Code.USAGE, StopoverException::code)
        .withNoCause();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"postgresql://app:s3cret@db:5432", "jdbc:postgresql://db:5432/?password=s3cret"})
  void wantsADatabase(String text) {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .withMessage(
            "The URL of the database names no database on db:5432."
                + " Add its name after the host, such as postgresql://db:5432/shop");
  }

  @Test
  void refusesAParameterThatTheDriverWouldIgnore() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> DatabaseUrl.parse("mysql://app:s3cret@db/shop?ssl_ca=/ca.pem"))
        .withMessage(
            "The URL of the database mysql://app@db:3306/shop has the parameter \"ssl_ca\", which"
                + " the MySQL driver does not know. Remove it, or write the URL in the JDBC form"
                + " with the driver's own name for it.");
  }

  @Test
  void refusesSecretsInsideTheJdbcUrl() {
    assertThatExceptionOfType(StopoverException.class)
        .isThrownBy(() -> new DatabaseUrl("jdbc:mysql://db/shop?password=s3cret", null, null))
        .withMessageContaining("user and password go into fields of their own")
        .withMessageNotContaining("s3cret");
  }
}
