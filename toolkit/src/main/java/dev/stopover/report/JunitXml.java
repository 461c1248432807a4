package dev.stopover.report;

import java.io.StringWriter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes JUnit's XML: a case for every rule that was broken, or one that all is well. */
final class JunitXml {

  private JunitXml() {}

  static String of(Outcome outcome) {
    var text = new StringWriter();
    try {
      var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      write(outcome, xml);
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text + "\n";
  }

  private static void write(Outcome outcome, XMLStreamWriter xml) throws XMLStreamException {
    var errors = outcome.issues().stream().filter(Issue::isError).toList();
    var passed =
        outcome.steps().keySet().stream()
            .filter(step -> errors.stream().noneMatch(each -> isIn(each, step)))
            .toList();
    var cases = Math.max(1, errors.size() + passed.size());
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    xml.writeAttribute("name", "stopover " + outcome.command());
    xml.writeAttribute("tests", String.valueOf(cases));
    xml.writeAttribute("failures", String.valueOf(errors.size()));
    xml.writeAttribute("errors", "0");
    xml.writeAttribute("skipped", "0");
    for (var error : errors) {
      start(outcome, error.rule() + (error.object() == null ? "" : ": " + error.object()), xml);
      xml.writeStartElement("failure");
      xml.writeAttribute("type", error.rule());
      xml.writeAttribute("message", clean(error.sentence()));
      xml.writeCharacters(
          clean(
              String.join(
                  "\n",
                  Stream.concat(
                          Stream.of(error.sentence()), error.fix().stream().map(sql -> sql + ";"))
                      .toList())));
      xml.writeEndElement();
      xml.writeEndElement();
    }
    for (var step : errors.isEmpty() && passed.isEmpty() ? List.of(outcome.subject()) : passed) {
      start(outcome, step, xml);
      xml.writeEndElement();
    }
    xml.writeStartElement("system-out");
    xml.writeCharacters(clean(outcome.verdict()));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static boolean isIn(Issue issue, String script) {
    return Objects.requireNonNullElse(issue.file(), "").endsWith("/" + script);
  }

  private static void start(Outcome outcome, String name, XMLStreamWriter xml)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", "stopover." + outcome.command());
    xml.writeAttribute("name", clean(name));
    xml.writeAttribute("time", "0");
  }

  /** XML 1.0 has no word for most control characters. */
  private static String clean(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "?");
  }
}
