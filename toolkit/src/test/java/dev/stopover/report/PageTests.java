package dev.stopover.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.model.Column;
import dev.stopover.model.Constraint;
import dev.stopover.model.DataType;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.preflight.Finding.Severity;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The page opens without a network, shows the tables, and takes names for nothing but names. */
class PageTests {

  private static final String HOSTILE = "<script>alert(\"1\")</script>&'\u0001";

  @Test
  void everyTableIsDrawnWithItsColumnsAndKeys() throws Exception {
    var page =
        page(
            Schema.of(
                List.of(
                    table("venues", null, "name"),
                    table("events", "venues", "ticket_price", "starts_at"),
                    table("alone", null)),
                List.of()),
            Set.of("column events.ticket_price"));

    assertThat(texts(page, "name")).containsExactlyInAnyOrder("venues", "events", "alone");
    assertThat(texts(page, "column"))
        .containsExactlyInAnyOrder("id", "name", "id", "parent", "ticket_price", "starts_at", "id");
    assertThat(texts(page, "line")).containsExactly("events (parent) → venues");
    var line = withClass(page, "line").get(0);
    assertThat(line.getAttribute("marker-start")).isEqualTo("url(#none-or-one)");
    assertThat(line.getAttribute("marker-end")).isEqualTo("url(#many)");
    assertThat(withClass(page, "differs")).hasSize(1);
    assertThat(withClass(page, "table marked"))
        .singleElement()
        .satisfies(each -> assertThat(each.getTextContent()).contains("ticket_price"));
  }

  @Test
  void whatIsFoundLeadsToItsTable() throws Exception {
    var page =
        parse(
            Format.HTML.write(
                new Outcome(
                    "check",
                    "models and migrations",
                    "They differ.",
                    Map.of(),
                    List.of(
                        issue("column t1.name"), issue("index by_name on t11"), issue("view t")),
                    List.of(),
                    chain(12),
                    Set.of())));

    var links = page.getElementsByTagName("a");
    assertThat(links.getLength()).isEqualTo(2);
    for (var name : List.of("t1", "t11")) {
      var link = (Element) links.item(name.equals("t1") ? 0 : 1);
      var target = link.getAttribute("href").substring(1);
      assertThat(elements(page).filter(each -> each.getAttribute("id").equals(target)))
          .singleElement()
          .satisfies(
              each ->
                  assertThat(each.getElementsByTagName("text").item(0).getTextContent())
                      .isEqualTo(name));
    }
  }

  private static Issue issue(String object) {
    return new Issue("models-agree", Severity.ERROR, object, "It differs.", null, List.of());
  }

  @Test
  void tablesDoNotLieOnEachOther() throws Exception {
    var page = page(chain(60), Set.of());

    var corners =
        withClass(page, "table").stream()
            .map(each -> each.getAttribute("transform").replaceAll("[^0-9. -]", "").split(" ", -1))
            .map(each -> List.of(Double.valueOf(each[0]), Double.valueOf(each[1])))
            .toList();
    var boxes = withClass(page, "box");
    assertThat(corners).hasSize(60);
    for (var i = 0; i < corners.size(); i++) {
      for (var j = 0; j < i; j++) {
        var isApart =
            corners.get(i).get(0) >= corners.get(j).get(0) + size(boxes.get(j), "width")
                || corners.get(j).get(0) >= corners.get(i).get(0) + size(boxes.get(i), "width")
                || corners.get(i).get(1) >= corners.get(j).get(1) + size(boxes.get(j), "height")
                || corners.get(j).get(1) >= corners.get(i).get(1) + size(boxes.get(i), "height");
        assertThat(isApart).as("tables %d and %d", i, j).isTrue();
      }
    }
  }

  @Test
  void manyTablesShowTheirKeysAndTooManyNothing() throws Exception {
    var many = page(chain(100), Set.of("column t7.name"));

    assertThat(texts(many, "name")).hasSize(100);
    assertThat(texts(many, "column")).filteredOn("name"::equals).hasSize(1);
    assertThat(texts(many, "more")).hasSize(99).containsOnly("1 more column");
    assertThat(html(chain(ErDiagram.MOST + 1), Set.of()))
        .doesNotContain("<svg")
        .contains("251 tables are too many to draw: at most 250 are.");
  }

  @Test
  void namesAreText() throws Exception {
    var schema =
        Schema.of(List.of(table(HOSTILE, null, "b"), table("own", HOSTILE, HOSTILE)), List.of());
    var html = html(schema, Set.of("table " + HOSTILE));

    var page = parse(html);
    assertThat(html).doesNotContain("<script");
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(texts(page, "name")).contains(HOSTILE.replace('\u0001', '\uFFFD'));
    assertThat(withClass(page, "table marked")).hasSize(1);
  }

  @Test
  void nothingIsFetched() {
    var html = html(chain(5), Set.of("table t1"));

    assertThat(html.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http:", "https:", "@import", "<link", "src=", "<script");
    assertThat(Pattern.compile("(url\\(|href=\")(?!#)").matcher(html).find()).isFalse();
  }

  @Test
  void whatIsAboutNoSchemaHasNoDiagram() throws Exception {
    var html = html(Schema.EMPTY, Set.of());

    assertThat(parse(html).getElementsByTagName("svg").getLength()).isZero();
  }

  private static Schema chain(int count) {
    return Schema.of(
        IntStream.range(0, count)
            .mapToObj(i -> table("t" + i, i % 7 == 0 ? null : "t" + i / 2, "name"))
            .toList(),
        List.of());
  }

  private static Table table(String name, String parent, String... others) {
    var columns = new ArrayList<Column>();
    columns.add(Column.of("id", new DataType.Native("integer"), false));
    var constraints = new ArrayList<Constraint>();
    constraints.add(new PrimaryKey(null, List.of("id"), null));
    if (parent != null) {
      columns.add(Column.of("parent", new DataType.Native("integer"), true));
      constraints.add(
          new ForeignKey(
              null,
              List.of("parent"),
              QualifiedName.of(parent),
              List.of("id"),
              Action.NO_ACTION,
              Action.NO_ACTION,
              null));
    }
    for (var each : others) {
      columns.add(Column.of(each, new DataType.Native("character varying(80)"), true));
    }
    return Table.of(QualifiedName.of(name), columns, constraints, List.of());
  }

  private static String html(Schema schema, Set<String> touched) {
    return Format.HTML.write(
        new Outcome(
            "drift",
            "postgresql://db/" + HOSTILE,
            "It differs.",
            Map.of(),
            List.of(
                new Issue(
                    "no-drift", Severity.ERROR, HOSTILE, HOSTILE, null, List.of("SELECT 1 < 2"))),
            List.of(HOSTILE),
            schema,
            touched));
  }

  private static Document page(Schema schema, Set<String> touched) throws Exception {
    return parse(html(schema, touched));
  }

  private static Document parse(String html) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
  }

  private static double size(Element box, String attribute) {
    return Double.parseDouble(box.getAttribute(attribute));
  }

  private static List<String> texts(Document page, String kind) {
    return withClass(page, kind).stream().map(Element::getTextContent).toList();
  }

  private static List<Element> withClass(Document page, String kind) {
    return elements(page).filter(each -> each.getAttribute("class").equals(kind)).toList();
  }

  private static Stream<Element> elements(Document page) {
    var elements = page.getElementsByTagName("*");
    return IntStream.range(0, elements.getLength()).mapToObj(i -> (Element) elements.item(i));
  }
}
