package dev.stopover.junit

import dev.stopover.junit.assertion.DatabaseAssertions.assertThat
import dev.stopover.junit.kotlin.connection
import dev.stopover.junit.kotlin.dataSource
import dev.stopover.junit.kotlin.driftFrom
import dev.stopover.junit.kotlin.matches
import dev.stopover.junit.kotlin.migratedDatabase
import dev.stopover.junit.kotlin.models
import dev.stopover.junit.shop.Customer
import java.sql.Connection
import javax.sql.DataSource
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.delay
import kotlinx.coroutines.test.runTest
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatThrownBy
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

@MigratedDatabase(models = [Venue::class, Event::class])
class KotlinExtensionsTests(private val database: TestDatabase) {

  @Test
  fun `a block borrows a connection and gives it back`() {
    val connection: Connection = database.connection {
      add("Town hall")
      this
    }

    assertThat(connection.isClosed).isTrue()
    assertThat(database.connection { names() }).containsExactly("Town hall")
  }

  @Test
  fun `a block that fails gives it back too`() {
    var borrowed: Connection? = null

    assertThatThrownBy {
        database.connection {
          borrowed = this
          error("expected")
        }
      }
      .hasMessage("expected")
    assertThat(borrowed?.isClosed).isTrue()
  }

  @Test
  fun `the data source is a property`() {
    val dataSource: DataSource = database.dataSource

    assertThat(dataSource).isSameAs(database.dataSource())
  }

  @Test
  fun `models are Kotlin classes`() {
    assertThat(database).matches(Venue::class, Event::class)
    assertThat(database.driftFrom(Venue::class).isEmpty()).isFalse()
    assertThatThrownBy { assertThat(database).matches<Venue>() }
      .isInstanceOf(AssertionError::class.java)
      .hasMessageContaining("table events")
  }
}

/** What a test suspends for happens in its own database, on whichever thread. */
@MigratedDatabase(models = [Venue::class, Event::class])
class KotlinCoroutineTests(private val database: TestDatabase) {

  @Test
  fun `a block may suspend`() = runTest {
    database.connection {
      delay(1_000)
      add("Town hall")
    }

    val names = async(Dispatchers.IO) { database.connection { names() } }

    assertThat(names.await()).containsExactly("Town hall")
  }

  @Test
  fun `another thread finds the database of the test`(dataSource: DataSource) = runTest {
    withContext(Dispatchers.IO) { dataSource.connection.use { it.add("Village hall") } }

    assertThat(database.connection { names() }).containsExactly("Village hall")
  }
}

/** The builder, with a name and without. */
class KotlinBuilderTests(private val database: TestDatabase) {

  @FromDatabase("people") private lateinit var people: DataSource

  @Test
  fun `a field and a parameter lead to two databases`(@FromDatabase("people") other: TestDatabase) {
    assertThat(database).matches(Venue::class, Event::class)
    assertThat(other).hasTable("person")
    assertThat(people.connection.use { it.catalog }).isEqualTo(other.name())
  }

  companion object {

    @JvmField
    @RegisterExtension
    val venues = migratedDatabase {
      models(Venue::class, Event::class)
      isolation(Isolation.PER_CLASS)
    }

    @JvmField
    @RegisterExtension
    val people = migratedDatabase {
      name("people")
      migrations("classpath:people")
      checks(Check.ROWS)
    }
  }
}

@MigratedDatabase(migrations = ["classpath:people"], checks = [Check.ROWS])
@Tag("smoke")
class KotlinMigrationTests {

  @MigrationTest(from = "1", to = "2", rows = ["rows/person.csv"])
  fun `rows get a first name`(database: TestDatabase) {
    val version: String? = database.version()
    assertThat(version).isEqualTo("2")
    assertThat(database.connection { catalog }).isEqualTo(database.name())
  }

  @MigrationTest(from = "1")
  fun `rows of the test are migrated`(database: TestDatabase, migration: PendingMigration) {
    database.connection {
      createStatement().use {
        it.executeUpdate("INSERT INTO person (id, full_name) VALUES (7, 'Grace Hopper')")
      }
    }

    migration.run()

    assertThat(database.version()).isEqualTo("3")
  }
}

/** Java models are as good. */
@MigratedDatabase(
  packages = ["dev.stopover.junit.shop"],
  migrations = ["classpath:shop/{vendor}"],
  engines = ["postgres:17", "mysql:9.7"],
)
class KotlinOnBothEnginesTests {

  @Test
  fun `the customer's table is there`(database: TestDatabase) {
    assertThat(database.driftFrom(Customer::class).isEmpty()).isFalse()
    assertThat(database).hasTable("customer").hasColumn("email")
  }
}

private fun Connection.add(name: String) =
  prepareStatement("INSERT INTO venues (name) VALUES (?)").use {
    it.setString(1, name)
    it.executeUpdate()
  }

private fun Connection.names(): List<String> =
  createStatement().use { statement ->
    statement.executeQuery("SELECT name FROM venues ORDER BY name").use { rows ->
      generateSequence { if (rows.next()) rows.getString("name") else null }.toList()
    }
  }
