package dev.stopover.junit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Keeps what the design says of this module true. */
class ArchitectureTests {

  private static final JavaClasses MODULE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("toolkit"))
          .importPackages("dev.stopover.junit");

  @Test
  void publicTypesMakeAPromise() {
    classes()
        .that()
        .resideInAPackage("dev.stopover.junit")
        .and()
        .arePublic()
        .should()
        .beAnnotatedWith(API.class)
        .check(MODULE);
  }

  @Test
  void internalsDoNotKnowWhatIsInFrontOfThem() {
    noClasses()
        .that()
        .resideInAPackage("dev.stopover.junit.internal")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.stopover.junit")
        .check(MODULE);
  }

  @Test
  void usesNoInternalsOfOthers() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.stopover.junit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.junit.jupiter.engine..",
            "org.junit.platform.engine..",
            "org.junit.platform.launcher..",
            "schemacrawler..",
            "us.fatehi..",
            "com.zaxxer..",
            "org.testcontainers..",
            "picocli..",
            "dev.stopover.cli..")
        .because("it runs beside any engine of JUnit, and the toolkit hides what it builds on")
        .check(MODULE);
  }

  @Test
  void showsFlywayOnlyAsAWayOut() {
    noClasses()
        .that()
        .doNotHaveSimpleName("TestDatabase")
        .and()
        .doNotHaveSimpleName("Injection")
        .and()
        .doNotHaveSimpleName("Template")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.flywaydb..")
        .check(MODULE);
    noClasses()
        .should()
        .dependOnClassesThat(resideInAPackage("org.flywaydb..").and(not(simpleName("Flyway"))))
        .check(MODULE);
  }

  @Test
  void doesWithoutSpringWhereTestsAreNotOfSpring() {
    noClasses()
        .that()
        .haveNameNotMatching("dev\\.stopover\\.junit\\.Spring.*")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(MODULE);
  }

  @Test
  void nothingPrintsAndNothingThrowsGeneralExceptions() {
    noClasses().should(ACCESS_STANDARD_STREAMS).check(MODULE);
    NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(MODULE);
  }

  @Test
  void everyPackageIsNullMarked() {
    assertThat(MODULE.stream().map(each -> each.getPackage()).distinct())
        .hasSize(4)
        .allSatisfy(
            each ->
                assertThat(each.tryGetPackageInfo())
                    .as("@NullMarked in package-info.java of %s", each.getName())
                    .hasValueSatisfying(
                        info -> assertThat(info.isAnnotatedWith(NullMarked.class)).isTrue()));
  }
}
