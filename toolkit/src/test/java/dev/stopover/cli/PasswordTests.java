package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A password that stands in a call stays out of what is printed, whatever is wrong with the call.
 */
class PasswordTests {

  private static final String SECRET = "s3cr3tpw";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "preflight postgresql//u:s3cr3tpw@h/x",
        "preflight oracle://u:s3cr3tpw@h/x",
        "current --env postgresql://u:s3cr3tpw@h/x",
        "current --env jdbc:postgresql://h/x?user=u&password=s3cr3tpw&ssl=true",
        "drift postgresql:/u:s3cr3tpw@h/x",
        "drift jdbc:mysql://h/x?user=u&password=s3cr3tpw more",
        "drift --url postgresql://u@h/x postgresql://u@corp:p/s3cr3tpw@h/x",
        "postgresql://u:s3cr3tpw@h/x",
        "upgrade --postgresql://u:s3cr3tpw@h/x",
        "upgrade --in-flight postgresql://u:s3cr3tpw@h/x",
        "upgrade postgresql://u:s3cr3tpw@h/x",
        "upgrade postgresql://u:s3cr3tpw@h/x --sql",
        "revision --rebase postgresql://u:s3cr3tpw@h/x",
        "show postgresql//u:s3cr3tpw@h/x",
        "show postgresql:/u:s3cr3tpw@h/x",
        "models --package com.acme --from postgresql//u:s3cr3tpw@h/x",
        "diff empty postgresql//:s3cr3tpw@h/x",
        "check --engine postgresql --packages com.acme --scratch postgresql//u:s3cr3tpw@h/x",
        "check --engine postgresql --packages com.acme --scratch postgresql=u//u:s3cr3tpw@h/x",
        "current --url oracle://u:s3cr3tpw@h/x",
        "current --url postgresql://u:s3cr3tpw@h:port/x",
        "current --config postgresql://u:s3cr3tpw@h/x",
      })
  void staysOut(String words) {
    var arguments = words.split(" ");
    for (var answer : new Call[] {call(arguments), call(verbose(arguments))}) {
      assertThat(answer.exitCode()).isEqualTo(2);
      assertThat(answer.out()).doesNotContain(SECRET);
      assertThat(answer.err()).isNotEmpty().doesNotContain(SECRET);
    }
  }

  @Test
  void restIsShown() {
    assertThat(call("preflight", "postgresql//postgres:s3cr3tpw@localhost/ext").err())
        .startsWith("The environment \"postgresql//…@localhost/ext\" is not in stopover.yaml");
    assertThat(call("drift", "--url", "mysql://a@b/c", "jdbc:mysql://h/x?password=s3cr3tpw").err())
        .startsWith(
            "The call names two databases: jdbc:mysql://h/x?password=… and, with --url, mysql://a@b/c");
    assertThat(call("heads", "jdbc:mysql://h/x?user=u&password=s3cr3tpw").err())
        .startsWith("Unmatched argument at index 1: 'jdbc:mysql://h/x?user=u&password=…'\n");
    for (var command : new String[] {"show", "diff empty", "models --package com.acme --from"}) {
      assertThat(call((command + " postgresql//u:s3cr3tpw@h/x").split(" ")).err())
          .as(command)
          .startsWith("\"postgresql//…@h/x\" is nothing that can be compared. ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          postgresql://a:b@c/d and mysql://e:f@g       | postgresql://…@c/d and mysql://…@g
          mysql://a:b@c@d/e?x=y                        | mysql://…@d/e?x=y
          "//h/d?password=x&ssl=on", //h/d?PASSWORD=y. | "//h/d?password=…&ssl=on", //h/d?PASSWORD=…
          '//h/d?sslpassword=it's' is wrong            | '//h/d?sslpassword=…' is wrong
          postgresql://app@db:5432/shop                | postgresql://app@db:5432/shop
          mysql://db:3306: no 'app'@'%' (password: NO) | mysql://db:3306: no 'app'@'%' (password: NO)
          registry.example/team/mysql:9.7@sha256:0     | registry.example/team/mysql:9.7@sha256:0
          postgresql://user:password@host:5432/d       | postgresql://user:password@host:5432/d
          at app//dev.stopover.cli.Main.x(Main.java:1) | at app//dev.stopover.cli.Main.x(Main.java:1)
          """)
  void onlyWhatIsSecretIsHidden(String text, String shown) {
    assertThat(Mask.of(text)).isEqualTo(shown);
  }

  private static String[] verbose(String[] arguments) {
    var all = Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "-v";
    return all;
  }

  private static Call call(String... arguments) {
    return Call.of(Map.of(), arguments);
  }
}
