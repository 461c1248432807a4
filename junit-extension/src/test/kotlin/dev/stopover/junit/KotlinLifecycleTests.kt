package dev.stopover.junit

import dev.stopover.junit.shop.Customer
import dev.stopover.junit.shop.LineItem
import dev.stopover.junit.shop.Order
import java.sql.Connection
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestInstance
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.ValueSource

/** An annotation of one's own, as a team would have it. */
@MigratedDatabase(
  models = [Customer::class, Order::class, LineItem::class],
  migrations = ["classpath:shop/{vendor}"],
  engines = ["postgres:17", "mysql:9.7"],
)
annotation class ShopOnBothEngines

/** The companion's methods run once for each engine, and so do those of an only instance. */
@ShopOnBothEngines
class KotlinLifecycleTests(private val database: TestDatabase) {

  companion object {

    @JvmStatic
    @BeforeAll
    fun `there is a second customer`(connection: Connection) {
      connection.createStatement().use {
        it.executeUpdate("INSERT INTO customer (email) VALUES ('second@example.org')")
      }
    }

    @JvmStatic
    @AfterAll
    fun `there are still two`(connection: Connection) {
      assertThat(connection.emails()).hasSize(2)
    }
  }

  @ParameterizedTest
  @ValueSource(strings = ["first", "second"])
  fun `customers are there`(name: String, connection: Connection) {
    assertThat(connection.emails()).contains("$name@example.org")
    assertThat(connection.catalog).isEqualTo(database.name())
  }
}

@MigratedDatabase(
  packages = ["dev.stopover.junit.shop"],
  migrations = ["classpath:shop/{vendor}"],
  isolation = Isolation.PER_CLASS,
)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KotlinOneInstanceTests(private val connection: Connection, database: TestDatabase) {

  private val url: String = database.url()
  private val password: String? = database.password()

  @BeforeAll
  fun `there is a second customer`() {
    connection.createStatement().use {
      it.executeUpdate("INSERT INTO customer (email) VALUES ('second@example.org')")
    }
  }

  @Test
  fun `the connection stays open`() {
    assertThat(connection.emails()).containsExactly("first@example.org", "second@example.org")
    assertThat(connection.metaData.url).isEqualTo(url)
    assertThat(password).isNotBlank()
  }
}

private fun Connection.emails(): List<String> =
  createStatement().use { statement ->
    statement.executeQuery("SELECT email FROM customer ORDER BY email").use { rows ->
      generateSequence { if (rows.next()) rows.getString("email") else null }.toList()
    }
  }
