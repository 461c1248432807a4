package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.StopoverException;
import dev.stopover.junit.BuilderTestCases.NoTemplateTestCase;
import dev.stopover.junit.FailingTestCases.BuiltNamingTestCase;
import dev.stopover.junit.FailingTestCases.DisabledTestCase;
import dev.stopover.junit.FailingTestCases.MissingSqlTestCase;
import dev.stopover.junit.FailingTestCases.NoEntityTestCase;
import dev.stopover.junit.FailingTestCases.NoModelsTestCase;
import dev.stopover.junit.FailingTestCases.ParcelsTestCase;
import dev.stopover.junit.FailingTestCases.PlaceholderWithoutValueTestCase;
import dev.stopover.junit.FailingTestCases.SkippedTestCase;
import dev.stopover.junit.FailingTestCases.UnknownEngineTestCase;
import dev.stopover.junit.FailingTestCases.UnknownNamingTestCase;
import dev.stopover.junit.FailingTestCases.WithoutAnnotationTestCase;
import org.junit.jupiter.api.Test;

/** What is noticed before a server is needed, or where there is none. */
class ConfigurationTests {

  /** Nobody listens at the port of tcpmux. */
  private final Fixtures fixtures = Fixtures.on("postgresql://nobody:secret@localhost:1/nothing");

  @Test
  void failsWithoutAServerAndSkipsNothing() {
    var results = fixtures.run(ParcelsTestCase.class, ParcelsTestCase.Again.class);

    results.testEvents().assertStatistics(all -> all.started(0).skipped(0));
    results.containerEvents().assertStatistics(all -> all.failed(2).skipped(0));
    var failures = Fixtures.failures(results);
    assertThat(failures.get(0))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "Cannot connect to postgresql://nobody@localhost:1/nothing: the connection is refused."
                + " Start the server, or correct host and port in the URL.");
    assertThat(failures.get(1)).isSameAs(failures.get(0));
  }

  @Test
  void refusesSeveralEnginesWithoutATemplate() {
    assertThat(fixtures.failure(NoTemplateTestCase.class))
        .hasMessage(
            "dev.stopover.junit.BuilderTestCases$NoTemplateTestCase is to run on several engines, so"
                + " it must be a template: annotate it with @ClassTemplate.");
  }

  @Test
  void skipsAClassThatSaysSo() {
    fixtures
        .run(SkippedTestCase.class)
        .containerEvents()
        .assertStatistics(all -> all.failed(0).skipped(1));
  }

  @Test
  void asksForNoServerWhereTheClassIsDisabled() {
    fixtures
        .run(DisabledTestCase.class)
        .containerEvents()
        .assertStatistics(all -> all.failed(0).skipped(1));
  }

  @Test
  void refusesAnUnknownEngine() {
    assertThat(fixtures.failure(UnknownEngineTestCase.class))
        .hasMessage(
            "The server \"oracle:23\" tells neither PostgreSQL nor MySQL. Write an image such as"
                + " postgres:17 or mysql:9.7, put the engine before an image of another name"
                + " (postgresql=registry.example/db:3), or write embedded:17 or a URL.");
  }

  @Test
  void refusesAPlaceholderWithoutAValue() {
    assertThat(fixtures.failure(PlaceholderWithoutValueTestCase.class))
        .hasMessage("The placeholder \"city\" has no value. Write it as \"city=value\".");
  }

  @Test
  void refusesSqlThatIsNotThere() {
    assertThat(fixtures.failure(MissingSqlTestCase.class))
        .hasMessage(
            "The SQL file src/test/sql/postgresql/nowhere does not exist. Name a file, or a folder"
                + " of files that end with .sql.");
  }

  @Test
  void refusesANamingThatIsNotKnown() {
    assertThat(fixtures.failure(UnknownNamingTestCase.class))
        .hasMessage(
            "The naming \"kebab-case\" is not known. Write snake-case, as-written, or the name of a"
                + " class that implements dev.stopover.entity.NamingStrategy.");
    assertThat(fixtures.failure(BuiltNamingTestCase.class))
        .hasMessage(
            "The naming \"as-written\" is about annotations, and Hibernate maps the models. Give"
                + " Hibernate its own strategies: hibernate.physical_naming_strategy and"
                + " hibernate.implicit_naming_strategy.");
  }

  @Test
  void refusesToCompareWithNoModels() {
    assertThat(fixtures.failure(NoModelsTestCase.class))
        .hasMessage("There are no models: name at least one entity class.");
  }

  @Test
  void refusesAModelThatIsNoEntity() {
    assertThat(fixtures.failure(NoEntityTestCase.class))
        .hasMessage(
            "dev.stopover.junit.FailingTestCases$AnyTestCase: it is no entity; annotate it with"
                + " jakarta.persistence.Entity, or leave it out of the models.");
  }

  @Test
  void refusesTheExtensionWithoutTheAnnotation() {
    var failures = Fixtures.failures(fixtures.run(WithoutAnnotationTestCase.class));

    assertThat(failures)
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo(
            "Failed to resolve parameter [javax.sql.DataSource database] in method [void"
                + " dev.stopover.junit.FailingTestCases$WithoutAnnotationTestCase"
                + ".dataSource(javax.sql.DataSource)]: Only a class with @MigratedDatabase, and one"
                + " nested in it, has a database, but"
                + " dev.stopover.junit.FailingTestCases$WithoutAnnotationTestCase has none. Write"
                + " the annotation on the class; another class template, such as"
                + " @ParameterizedClass, goes on a class nested in it.");
  }
}
