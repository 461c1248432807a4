package dev.stopover.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.stopover.preflight.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a pipeline is told is well-formed, whatever names and messages hold. */
class FormatTests {

  private static final Outcome CLEAN =
      new Outcome("check", "models and migrations", "They agree.", Map.of(), List.of(), List.of());

  private static final Outcome BROKEN =
      new Outcome(
          "preflight",
          "postgresql://db/<shop> & co",
          "It would go wrong in 2 places.",
          Map.of("V3__a.sql", "failed", "V2__b.sql", "applied in 3 ms; undone"),
          List.of(
              new Issue(
                  "migration-runs",
                  Severity.ERROR,
                  null,
                  "It failed: 100% \"wrong\" | <b>,\nline 2\u0001",
                  "db/V3__a.sql",
                  List.of()),
              new Issue(
                  "no-drift",
                  Severity.ERROR,
                  "index by_age on members",
                  "it is there",
                  null,
                  List.of("DROP INDEX by_age", "SELECT '<' || '&'")),
              new Issue("no-loss", Severity.WARNING, "column a.b", "it goes", null, List.of()),
              new Issue("down-exists", Severity.NOTE, null, "it is @missing", null, List.of())),
          List.of("publication \"p\""));

  @Test
  void githubShowsAnAnnotationForEachIssue() {
    assertThat(Format.GITHUB.write(BROKEN))
        .isEqualTo(
            """
            ::error title=stopover preflight%3A migration-runs,file=db/V3__a.sql,line=1::It failed: 100%25 "wrong" | <b>,%0Aline 2\u0001
            ::error title=stopover preflight%3A no-drift::index by_age on members: it is there%0ADROP INDEX by_age;%0ASELECT '<' || '&';
            ::warning title=stopover preflight%3A no-loss::column a.b: it goes
            ::notice title=stopover preflight%3A down-exists::it is @missing
            It would go wrong in 2 places.
            """);
  }

  @Test
  void sarifIsAsItsSchemaDemands() throws IOException {
    try (var schema = getClass().getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      var validator =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
              .getSchema(Objects.requireNonNull(schema));
      var json = new ObjectMapper();
      assertThat(validator.validate(json.readTree("{\"version\": \"2.1.0\"}"))).isNotEmpty();
      assertThat(validator.validate(json.readTree(Format.SARIF.write(CLEAN)))).isEmpty();

      var log = json.readTree(Format.SARIF.write(BROKEN));

      assertThat(validator.validate(log)).isEmpty();
      var results = log.at("/runs/0/results");
      assertThat(results.findValuesAsText("level"))
          .containsExactly("error", "error", "warning", "note");
      assertThat(results.findValuesAsText("uri"))
          .containsExactly("db/V3__a.sql", "stopover.yaml", "stopover.yaml", "stopover.yaml");
      for (var result : results) {
        assertThat(log.at("/runs/0/tool/driver/rules/" + result.get("ruleIndex").asInt() + "/id"))
            .isEqualTo(result.get("ruleId"));
      }
    }
  }

  @Test
  void junitCountsWhatFailed() throws Exception {
    var broken = parse(Format.JUNIT.write(BROKEN));
    var suite = (Element) broken.getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("2");
    assertThat(broken.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    var failure = (Element) broken.getElementsByTagName("failure").item(1);
    assertThat(failure.getAttribute("message")).isEqualTo("index by_age on members: it is there");
    assertThat(failure.getTextContent()).contains("SELECT '<' || '&';");

    var clean = parse(Format.JUNIT.write(CLEAN));
    assertThat(clean.getElementsByTagName("testcase").getLength()).isEqualTo(1);
    assertThat(clean.getElementsByTagName("failure").getLength()).isZero();
  }

  @Test
  void markdownKeepsItsTableWhole() {
    var text = Format.MARKDOWN.write(BROKEN);

    assertThat(text.lines().filter(line -> line.contains("migration-runs")).toList())
        .containsExactly(
            "| ❌ | migration-runs | `db/V3__a.sql` | It failed: 100% \"wrong\" \\| &lt;b>, line 2\u0001 |");
    assertThat(text)
        .startsWith("### stopover preflight: postgresql://db/&lt;shop> &amp; co\n\n❌ It would")
        .contains("```sql\nDROP INDEX by_age;\nSELECT '<' || '&';\n```\n")
        .doesNotContain("@missing");
    assertThat(Format.MARKDOWN.write(CLEAN))
        .isEqualTo("### stopover check: models and migrations\n\n✅ They agree.\n");
  }

  @Test
  void pageNeedsNothingBesideItAndHoldsNoForeignMarkup() {
    var page = Format.HTML.write(BROKEN);

    assertThat(page)
        .contains("<title>stopover preflight: postgresql://db/&lt;shop&gt; &amp; co</title>")
        .contains("<pre>DROP INDEX by_age;\nSELECT '&lt;' || '&amp;';</pre>")
        .doesNotContain("<b>", "<script", "src=", "@import", "<link");
  }

  @ParameterizedTest
  @EnumSource(
      names = {"TEXT", "JSON"},
      mode = EnumSource.Mode.EXCLUDE)
  void endsWithItsLine(Format format) {
    assertThat(format.write(BROKEN)).endsWith("\n");
    assertThat(format.write(CLEAN)).endsWith("\n");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
