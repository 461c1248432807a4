package dev.stopover.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import dev.stopover.model.QualifiedName;
import dev.stopover.server.Server;
import io.github.classgraph.ClassGraph;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Says what holds of Hibernate's models on every engine. */
abstract class HibernateModelsContract {

  private static final String SPRING_NAMES =
      "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";

  abstract Server server();

  abstract List<Class<?>> everything();

  @Test
  void everyKindOfMappingIsWhatHibernateCreates() {
    assertThat(differences(everything(), Map.of())).isEmpty();
  }

  @Test
  void namingStrategiesAndQuotingAreHibernates() {
    var settings =
        Map.of(
            "hibernate.physical_naming_strategy",
            SPRING_NAMES,
            "hibernate.globally_quoted_identifiers",
            "true");
    assertThat(
            differences(
                List.of(
                    Mapped.Numbers.class,
                    Mapped.Auto.class,
                    Mapped.PointsToPair.class,
                    Mapped.Pairs.class,
                    Mapped.Coded.class),
                settings))
        .isEmpty();
  }

  @Test
  void constraintsOfBeanValidationAreThoseOfHibernate() {
    assertThat(differences(Validated.all(), Map.of())).isEmpty();
    assertThat(nullable(Map.of())).doesNotContain("born", "title", "city").contains("street");
  }

  @ParameterizedTest
  @CsvSource({
    "jakarta.persistence.validation.mode, none",
    "jakarta.persistence.validation.mode, CALLBACK",
    "javax.persistence.validation.mode, none",
    "hibernate.validator.apply_to_ddl, false"
  })
  void constraintsOfBeanValidationAreLeftWhereTheSettingsSaySo(String name, String value) {
    var settings =
        Map.of(
            "jakarta.persistence.validation.mode",
            "auto",
            "hibernate.validator.apply_to_ddl",
            "true");
    assertThat(nullable(settings)).doesNotContain("born");
    assertThat(nullable(Map.of(name, value))).contains("born");
    assertThat(differences(Validated.all(), Map.of(name, value))).isEmpty();
  }

  private List<String> nullable(Map<String, String> settings) {
    return HibernateModels.of(Validated.all(), settings)
        .describe(server().engine())
        .build()
        .schema()
        .tables()
        .stream()
        .flatMap(table -> table.columns().stream())
        .filter(column -> column.nullable())
        .map(column -> column.name())
        .toList();
  }

  @Test
  void largeApplicationIsWhatHibernateCreates() {
    var entities = entitiesBelow("org.keycloak");
    assertThat(entities).hasSizeGreaterThan(60);
    assertThat(differences(entities, Map.of())).isEmpty();
  }

  @Test
  void membersOfTablesAndColumnsAreKnown() {
    var schema =
        HibernateModels.of(List.of(Mapped.Companies.class, Mapped.Coded.class), Map.of())
            .describe(server().engine())
            .build();
    var table =
        schema.schema().tables().stream()
            .filter(each -> each.name().name().equalsIgnoreCase("Mapped$Companies"))
            .map(each -> each.name())
            .findFirst()
            .orElse(QualifiedName.of("none"));
    assertThat(schema.memberOf(table)).hasValue(Mapped.Companies.class.getName());
    assertThat(schema.memberOf(table, "mail_city"))
        .hasValue(Mapped.Companies.class.getName() + ".mail.place.city");
  }

  @Test
  void settingsThatConnectAreNotLookedAt() {
    var settings =
        Map.of(
            "jakarta.persistence.jdbc.url", "jdbc:postgresql://nowhere.invalid/none",
            "hibernate.hbm2ddl.auto", "create");
    assertThat(
            HibernateModels.of(List.of(Mapped.Coded.class), settings)
                .describe(server().engine())
                .build()
                .schema()
                .tables())
        .hasSize(1);
  }

  @Test
  void whatHibernateRefusesIsSaid() {
    var models = HibernateModels.of(List.of(Keyless.class), Map.of());
    assertThatThrownBy(() -> models.describe(server().engine()))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("Hibernate does not take what they say")
        .hasMessageContaining(Keyless.class.getName());
  }

  @jakarta.persistence.Entity
  static class Keyless {
    String text;
  }

  private List<String> differences(Collection<Class<?>> classes, Map<String, String> settings) {
    return new Exported(server(), classes, settings).differences();
  }

  private static List<Class<?>> entitiesBelow(String name) {
    try (var found = new ClassGraph().enableAnnotationInfo().acceptPackages(name).scan()) {
      return new ArrayList<>(
          found.getClassesWithAnnotation("jakarta.persistence.Entity").loadClasses());
    }
  }
}
