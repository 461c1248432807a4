package dev.stopover;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keeps the package section of the design true. */
class ArchitectureTests {

  private static final JavaClasses TOOLKIT =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.stopover");

  @Test
  void packagesAreFreeOfCycles() {
    check(slices().matching("dev.stopover.(*)..").should().beFreeOfCycles());
  }

  @Test
  void rootPackageDependsOnNoneOfItsSubpackages() {
    check(
        noClasses()
            .that()
            .resideInAPackage("dev.stopover")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.stopover.*.."));
  }

  @Test
  void modelDependsOnNothing() {
    check(
        classes()
            .that()
            .resideInAPackage("dev.stopover.model..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                "dev.stopover",
                "dev.stopover.model..",
                "java..",
                "org.apiguardian.api..",
                "org.jspecify.annotations.."));
  }

  @Test
  void nothingDependsOnTheCommandLine() {
    check(onlyUsedIn("cli", "dev.stopover.cli.."));
  }

  @Test
  void onlyTheCommandLineDependsOnReport() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("dev.stopover.report..", "dev.stopover.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.stopover.report..")
            .because("a result is evaluated first, and formatted for people last"));
  }

  @Test
  void enginesAreIgnorantOfEachOther() {
    check(
        slices()
            .matching("dev.stopover.dialect.(*)..")
            .should()
            .notDependOnEachOther()
            .because("what two engines share belongs to the dialect package"));
  }

  @Test
  void flywayOnlyInMigration() {
    check(onlyUsedIn("migration", "org.flywaydb.."));
  }

  @Test
  void schemaCrawlerOnlyInCatalog() {
    check(onlyUsedIn("catalog", "schemacrawler..", "us.fatehi.."));
  }

  @Test
  void layoutOfGraphsOnlyInReport() {
    check(onlyUsedIn("report", "org.eclipse.elk.."));
  }

  @Test
  void writersOfSourcesOnlyInGenerate() {
    check(onlyUsedIn("generate", "com.palantir.javapoet..", "com.squareup.kotlinpoet.."));
  }

  @Test
  void picocliOnlyInCommandLine() {
    check(onlyUsedIn("cli", "picocli.."));
  }

  @Test
  void containersAndEmbeddedServersOnlyInServer() {
    check(
        onlyUsedIn("server", "org.testcontainers..", "com.github.dockerjava..", "io.zonky.test.."));
  }

  @Test
  void connectionPoolAndConfigurationLibraryOnlyInConnect() {
    check(
        onlyUsedIn(
            "connect",
            "com.zaxxer.hikari..",
            "io.smallrye..",
            "org.eclipse.microprofile.config.."));
  }

  @Test
  void jakartaPersistenceOnlyInEntity() {
    check(onlyUsedIn("entity", "jakarta.persistence.."));
  }

  @Test
  void kotlinsMetadataOnlyInEntity() {
    check(onlyUsedIn("entity", "kotlin.metadata.."));
  }

  @Test
  void exposedOnlyWhereItsTablesAreRead() {
    check(
        onlyUsedIn("exposed", "org.jetbrains.exposed..")
            .because("it is on the class path only where a user has it"));
  }

  @Test
  void hibernateOnlyWhereItsModelsAreRead() {
    check(
        onlyUsedIn("hibernate", "org.hibernate..")
            .because("it is on the class path only where a user has it"));
  }

  @Test
  void javaUtilLoggingOnlyInCatalog() {
    check(
        onlyUsedIn("catalog", "java.util.logging..")
            .because("everyone logs through SLF4J; only SchemaCrawler must be listened to there"));
  }

  @Test
  void nothingButTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("dev.stopover.cli..")
            .should(ACCESS_STANDARD_STREAMS));
  }

  @Test
  void nothingThrowsGeneralExceptions() {
    check(NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(packages())
        .as("packages of the toolkit")
        .isNotEmpty()
        .allSatisfy(
            each ->
                assertThat(each.tryGetPackageInfo())
                    .as("@NullMarked in package-info.java of %s", each.getName())
                    .hasValueSatisfying(
                        info -> assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog",
        "cli",
        "connect",
        "dialect",
        "dialect.mysql",
        "dialect.postgresql",
        "diff",
        "entity",
        "generate",
        "hibernate",
        "migration",
        "model",
        "models",
        "preflight",
        "report",
        "revision",
        "rows",
        "server",
        "source",
        "verify"
      })
  void packageOfTheDesignExists(String name) {
    // The rules above match packages by name: a renamed one would slip through them unseen.
    assertThat(TOOLKIT.containPackage("dev.stopover." + name)).isTrue();
  }

  private static Stream<JavaPackage> packages() {
    return TOOLKIT.stream().map(JavaClass::getPackage).distinct();
  }

  private static ArchRule onlyUsedIn(String ours, String... used) {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.stopover." + ours + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(used);
  }

  private static void check(ArchRule rule) {
    rule.allowEmptyShould(true).check(TOOLKIT);
  }
}
