package dev.stopover.junit.assertion;

import static dev.stopover.junit.assertion.DatabaseAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.junit.Isolation;
import dev.stopover.junit.MigratedDatabase;
import dev.stopover.junit.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

/** Each assertion passes where it should, and fails with a text of its own where it should not. */
@MigratedDatabase(
    models = DatabaseAssertTests.Person.class,
    engines = {"postgres:17", "mysql:9.7"},
    migrations = "classpath:people",
    version = "2",
    isolation = Isolation.SHARED)
class DatabaseAssertTests {

  @NullMarked
  @Entity
  record Person(
      @Id int id,
      @Column(length = 60, unique = true) String fullName,
      @Nullable Integer age,
      @Column(length = 60) @Nullable String firstName) {}

  @NullMarked
  @Entity(name = "person")
  record Other(
      @Id int id,
      @Column(length = 60, unique = true) String fullName,
      @Column(length = 60) @Nullable String firstName) {}

  @Test
  void matches(TestDatabase database) {
    assertThat(database).matches(Person.class);

    assertThatThrownBy(() -> assertThat(database).matches(Other.class))
        .isInstanceOf(AssertionFailedError.class)
        .hasMessageStartingWith("The models and the database disagree in 1 place:")
        .hasMessageContaining("  column person.age\n    models    absent\n");
  }

  @Test
  void hasTable(TestDatabase database) {
    assertThat(database).hasTable("person");
    assertThat(database).doesNotHaveTable("people");

    fails(
        () -> assertThat(database).hasTable("people"),
        "\nExpecting the database to have the table:\n  \"people\"\nbut its tables are:\n  [\"person\"]");
    fails(
        () -> assertThat(database).doesNotHaveTable("person"),
        "\nExpecting the database not to have the table:\n  \"person\"\nbut it has.");
    assertThatThrownBy(() -> assertThat(database).isEmpty())
        .hasMessageStartingWith(
            "\nExpecting the database to be empty, but it has the tables:\n  [\"person\"]");
  }

  @Test
  void hasColumn(TestDatabase database) {
    assertThat(database)
        .hasTable("person")
        .doesNotHaveColumn("name")
        .hasColumn("id")
        .hasColumn("age")
        .andTable()
        .hasPrimaryKey("id");

    fails(
        () -> assertThat(database).hasTable("person").hasColumn("name"),
        "\nExpecting the table \"person\" to have the column:\n  \"name\"\nbut its columns are:\n"
            + "  [\"id\", \"full_name\", \"age\", \"first_name\"]");
    fails(
        () -> assertThat(database).hasTable("person").doesNotHaveColumn("age"),
        "\nExpecting the table \"person\" not to have the column:\n  \"age\"\nbut it has.");
  }

  @Test
  void ofType(TestDatabase database) {
    assertThat(database).hasTable("person").hasColumn("full_name").ofType("varchar(60)");

    fails(
        () -> assertThat(database).hasTable("person").hasColumn("full_name").ofType("varchar(6)"),
        "\nExpecting the column \"full_name\" to be of the type:\n  \"varchar(6)\"\nbut it is of:\n"
            + "  \"varchar(60)\"");
  }

  @Test
  void isNullable(TestDatabase database) {
    assertThat(database).hasTable("person").hasColumn("age").isNullable();
    assertThat(database).hasTable("person").hasColumn("id").isNotNullable();

    fails(
        () -> assertThat(database).hasTable("person").hasColumn("id").isNullable(),
        "\nExpecting the column \"id\" to be nullable, but it is NOT NULL.");
    fails(
        () -> assertThat(database).hasTable("person").hasColumn("age").isNotNullable(),
        "\nExpecting the column \"age\" to be NOT NULL, but it is nullable.");
  }

  @Test
  void hasKey(TestDatabase database) {
    assertThat(database).hasTable("person").hasPrimaryKey("id").hasUniqueKey("full_name");

    fails(
        () -> assertThat(database).hasTable("person").hasPrimaryKey("age"),
        "\nExpecting the table \"person\" to have the primary key on:\n  [\"age\"]\nbut it has:\n"
            + "  [[\"id\"]]");
    assertThatThrownBy(() -> assertThat(database).hasTable("person").hasUniqueKey("age"))
        .hasMessageStartingWith(
            "\nExpecting the table \"person\" to have the unique key on:\n  [\"age\"]\nbut it has:\n  [");
    assertThatThrownBy(() -> assertThat(database).hasTable("person").hasIndexOn("age"))
        .hasMessageStartingWith(
            "\nExpecting the table \"person\" to have the index on:\n  [\"age\"]\nbut it has:\n  [");
    fails(
        () -> assertThat(database).hasTable("person").hasForeignKeyTo("pet", "age"),
        "\nExpecting the table \"person\" to have the foreign key to pet on:\n  [\"age\"]\nbut it"
            + " has:\n  []");
  }

  /** One version later. */
  @Nested
  @MigratedDatabase(
      migrations = "classpath:people",
      checks = {},
      isolation = Isolation.SHARED)
  class Pets {

    @Test
    void haveOwners(TestDatabase database) {
      assertThat(database)
          .hasTable("pet")
          .hasForeignKeyTo("person", "owner_id")
          .hasIndexOn("owner_id");
    }
  }

  private static void fails(ThrowingCallable assertion, String text) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(text);
  }
}
