package dev.stopover.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.entity.NamingStrategy;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import io.github.classgraph.ClassGraph;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loads classes that are compiled here, since a user's classes are not on our own class path. */
class LoadingTests {

  private static final Map<String, String> SOURCES =
      Map.of(
          "com.acme.model.Venue",
          "@jakarta.persistence.Entity class Venue { @jakarta.persistence.Id int id; }",
          "com.acme.model.Shop",
          "interface Shop { @jakarta.persistence.Entity class Order {"
              + " @jakarta.persistence.Id int id; } }",
          "com.acme.model.deep.Seat",
          "@jakarta.persistence.Entity class Seat { @jakarta.persistence.Id int id; }",
          "com.acme.plain.Helper",
          "public class Helper {}",
          "com.acme.broken.Money",
          "class Money {}",
          "com.acme.broken.Price",
          "@jakarta.persistence.Entity class Price { @jakarta.persistence.Id int id; Money money;"
              + " }",
          "com.acme.broken.Dear",
          "@jakarta.persistence.Entity class Dear extends Money { @jakarta.persistence.Id int id;"
              + " }",
          "com.acme.sources.Wheels",
          "class Wheels implements dev.stopover.source.SchemaSource {"
              + " public dev.stopover.source.SchemaBuilder describe(dev.stopover.Engine engine) {"
              + " return dev.stopover.source.SchemaBuilder.create().table("
              + " dev.stopover.model.Table.of(dev.stopover.model.QualifiedName.of(\"wheel\"),"
              + " java.util.List.of(), java.util.List.of(), java.util.List.of()), \"Wheels\"); } }"
              + " abstract class Choosy implements dev.stopover.source.SchemaSource {"
              + " static class Filled extends Wheels { Filled(String text) {} } }"
              + " class Row extends org.jetbrains.exposed.v1.core.Table {"
              + " Row() { super(\"row\"); integer(\"id\", null); } }",
          "com.acme.hibernate.Stamped",
          "@jakarta.persistence.Entity class Stamped { @jakarta.persistence.Id int id;"
              + " @org.hibernate.annotations.CreationTimestamp java.time.Instant at; }",
          "org.hibernate.annotations.CreationTimestamp",
          "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)"
              + " public @interface CreationTimestamp {}");

  @TempDir static Path directory;

  private static URLClassLoader loader;

  @BeforeAll
  static void compile() throws IOException {
    var arguments = new ArrayList<>(List.of("-proc:none", "-d", directory.toString()));
    for (var source : SOURCES.entrySet()) {
      var name = source.getKey();
      var file = directory.resolve(name.replace('.', '/') + ".java");
      Files.createDirectories(file.getParent());
      var packageName = name.substring(0, name.lastIndexOf('.'));
      Files.writeString(file, "package " + packageName + "; " + source.getValue());
      arguments.add(file.toString());
    }
    var compiler = ToolProvider.getSystemJavaCompiler();
    assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    Files.delete(directory.resolve("com/acme/broken/Money.class"));
    Files.write(directory.resolve("com/acme/broken/Garbage.class"), new byte[] {1, 2, 3, 4});
    loader =
        new URLClassLoader(
            new URL[] {directory.toUri().toURL()}, LoadingTests.class.getClassLoader());
  }

  @AfterAll
  static void close() throws IOException {
    loader.close();
  }

  @Test
  void findsClassesByName() {
    assertThat(tablesOf("com.acme.model.Venue", "com.acme.model.Shop$Order"))
        .containsExactly("order", "venue");
  }

  @Test
  void findsTheEntitiesInAndBelowAPackage() {
    assertThat(tablesOf("com.acme.model")).containsExactly("order", "seat", "venue");
    assertThat(tablesOf("com.acme.model.*")).containsExactly("order", "seat", "venue");
  }

  @Test
  void asksWhatIsASourceItself() {
    assertThat(tablesOf("com.acme.sources.Wheels", "com.acme.model.Venue"))
        .containsExactly("venue", "wheel");
    assertThatLoading("com.acme.sources")
        .hasMessage(
            "com.acme.sources.Choosy$Filled: it is a source of models, but cannot be created; give"
                + " it a constructor without parameters.");
  }

  @Test
  void letsHibernateMapWhatItIsToldTo() {
    var names = "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy";
    var models =
        Models.load(
            loader,
            List.of("com.acme.model.Shop$Order", "com.acme.sources.Wheels"),
            Mapping.HIBERNATE,
            Map.of("hibernate.physical_naming_strategy", names));
    assertThat(models.describe(Engine.POSTGRESQL).build().schema().tables())
        .extracting(table -> table.name().name())
        .containsExactly("shop$order", "wheel");
  }

  @ParameterizedTest
  @CsvSource({
    "/org/hibernate/, org.hibernate.boot.Metadata, com.acme.model.Shop$Order, shop$order",
    "/org/jetbrains/exposed/, org.jetbrains.exposed.v1.core.Table, com.acme.sources.Row, row"
  })
  void takesTheLibraryThatOnlyTheClassPathOfTheModelsHas(
      String place, String library, String model, String table) throws Exception {
    var files = new ClassGraph().getClasspathURLs();
    var found = files.stream().filter(each -> each.getPath().contains(place)).toList();
    var rest = files.stream().filter(each -> !found.contains(each)).toArray(URL[]::new);
    var theirs =
        Stream.concat(found.stream(), Stream.of(directory.toUri().toURL())).toArray(URL[]::new);
    try (var ours = new URLClassLoader(rest, ClassLoader.getPlatformClassLoader());
        var models = new URLClassLoader(theirs, ours)) {
      assertThatThrownBy(() -> ours.loadClass(library)).isInstanceOf(ClassNotFoundException.class);
      var tables =
          ours.loadClass(Isolated.class.getName())
              .getMethod("tables", ClassLoader.class, String.class);
      assertThat(tables.invoke(null, models, model)).isEqualTo(List.of(table));
    }
  }

  /** Runs where Stopover has no such library of its own. */
  public static final class Isolated {

    private Isolated() {}

    public static List<String> tables(ClassLoader loader, String name) {
      var settings =
          Map.of(
              "hibernate.physical_naming_strategy",
              "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy");
      return Models.load(loader, List.of(name), Mapping.HIBERNATE, settings)
          .describe(Engine.POSTGRESQL)
          .build()
          .schema()
          .tables()
          .stream()
          .map(table -> table.name().name())
          .toList();
    }
  }

  @Test
  void refusesForHibernateWhatCarriesNothing() {
    assertThatThrownBy(
            () ->
                Models.load(loader, List.of("com.acme.plain.Helper"), Mapping.HIBERNATE, Map.of()))
        .hasMessage(
            "com.acme.plain.Helper: it carries nothing that Hibernate maps; annotate it, or leave it"
                + " out of the models.");
  }

  @Test
  void takesNamesThatOverlapOnce() {
    assertThat(tablesOf("com.acme.model.deep", "com.acme.model.deep.Seat")).containsExactly("seat");
  }

  @Test
  void tellsWhereItLookedForWhatIsMissing() {
    assertThatLoading("com.acme.model.Evnt")
        .hasMessageStartingWith(
            "com.acme.model.Evnt: there is no such class or package; correct the name, or add it"
                + " to the class path, which is\n  ")
        .hasMessageContaining("\n  " + directory);
    assertThatLoading("com.acme.nowhere.*")
        .hasMessageStartingWith("com.acme.nowhere: there is no such class or package; ");
  }

  @Test
  void refusesAPackageWithoutEntities() {
    assertThatLoading("com.acme.plain")
        .hasMessage(
            "com.acme.plain: the package has no entity; annotate its classes with"
                + " jakarta.persistence.Entity, or name another.");
  }

  @Test
  void refusesAClassThatIsNoEntity() {
    assertThatLoading("com.acme.plain.Helper")
        .hasMessage(
            "com.acme.plain.Helper: it is no entity; annotate it with jakarta.persistence.Entity,"
                + " or leave it out of the models.");
  }

  @Test
  void refusesNoNamesAtAll() {
    assertThatThrownBy(() -> Models.load(loader, List.of()))
        .hasMessage("There are no models: name at least one entity class.");
  }

  @Test
  void refusesAnEmptyName() {
    assertThatLoading(" ").hasMessage("A model has no name: name a class or a package.");
    assertThatLoading(".*").hasMessage("A model has no name: name a class or a package.");
  }

  @Test
  void namesTheClassThatAClassNeeds() {
    assertThatLoading("com.acme.broken.Price")
        .hasMessageStartingWith(
            "com.acme.broken.Price: it needs the class com.acme.broken.Money; add what contains it to"
                + " the class path, which is\n  ")
        .hasMessageContaining("\n  " + directory);
    assertThatLoading("com.acme.broken.Dear")
        .hasMessageStartingWith(
            "com.acme.broken.Dear: it needs the class com.acme.broken.Money; add what contains it to"
                + " the class path, which is\n  ")
        .hasMessageContaining("\n  " + directory);
  }

  @Test
  void refusesWhatIsNoClassFile() {
    assertThatLoading("com.acme.broken.Garbage")
        .hasMessageStartingWith("com.acme.broken.Garbage: it cannot be loaded (")
        .hasMessageEndingWith("); compile it for this version of Java.");
  }

  @Test
  void refusesAnnotationsOfHibernateByTheirFullName() {
    assertThatLoading("com.acme.hibernate.Stamped")
        .hasMessage(
            "com.acme.hibernate.Stamped.at: @org.hibernate.annotations.CreationTimestamp is not"
                + " understood yet; mark the attribute @Transient, or write what it stands for by"
                + " hand in a migration.");
  }

  @Test
  void namesAsIsAskedFor() {
    assertThatThrownBy(() -> Models.load(loader, List.of("com.acme.plain"), "kebab-case"))
        .isInstanceOf(StopoverException.class)
        .hasMessage(
            "The naming \"kebab-case\" is not known. Write snake-case, as-written, or the name of a"
                + " class that implements dev.stopover.entity.NamingStrategy.");
    var shouted =
        Models.load(
            Loud.class.getClassLoader(), List.of(Whisper.class.getName()), Loud.class.getName());
    assertThat(shouted.describe(Engine.POSTGRESQL).build().schema().tables())
        .extracting(each -> each.name().name())
        .containsExactly("WHISPER");
  }

  static final class Loud implements NamingStrategy {
    @Override
    public String name(String javaName) {
      return javaName.toUpperCase(Locale.ROOT);
    }
  }

  @Entity
  record Whisper(@Id int id) {}

  private static Stream<String> tablesOf(String... names) {
    return Models.load(loader, List.of(names))
        .describe(Engine.POSTGRESQL)
        .build()
        .schema()
        .tables()
        .stream()
        .map(Table::name)
        .map(QualifiedName::name);
  }

  private static AbstractThrowableAssert<?, ?> assertThatLoading(String name) {
    return assertThatThrownBy(() -> Models.load(loader, List.of(name)))
        .isInstanceOf(StopoverException.class);
  }
}
