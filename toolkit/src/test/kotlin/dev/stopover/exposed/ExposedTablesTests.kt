package dev.stopover.exposed

import dev.stopover.Engine
import dev.stopover.catalog.CatalogReader
import dev.stopover.dialect.Dialect
import dev.stopover.diff.Changes
import dev.stopover.exposed.shop.Cities
import dev.stopover.exposed.shop.Friendships
import dev.stopover.exposed.shop.People
import dev.stopover.exposed.shop.Sales
import dev.stopover.exposed.shop.Tickets
import dev.stopover.exposed.shop.Types
import dev.stopover.exposed.shop.Visits
import dev.stopover.migration.SqlFiles
import dev.stopover.model.QualifiedName
import dev.stopover.models.Models
import dev.stopover.server.TestServers
import dev.stopover.verify.ExpectedSchema
import java.nio.file.Files
import java.nio.file.Path
import org.assertj.core.api.Assertions.assertThat
import org.jetbrains.exposed.v1.core.Schema
import org.jetbrains.exposed.v1.core.Table
import org.jetbrains.exposed.v1.jdbc.Database
import org.jetbrains.exposed.v1.jdbc.SchemaUtils
import org.jetbrains.exposed.v1.jdbc.transactions.transaction
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.io.TempDir

/** Holds what [ExposedTables] expects against what Exposed's own `SchemaUtils` creates. */
abstract class ExposedTablesContract(spec: String, private vararg val tables: Table) {

  private val server = TestServers.get(spec)

  @TempDir lateinit var directory: Path

  @Test
  fun everyTableIsWhatExposedCreates() {
    server.create().use { database ->
      val url = database.url()
      val connected =
        Database.connect(
          url.jdbcUrl(),
          user = url.user().orEmpty(),
          password = url.password().orEmpty(),
        )
      transaction(connected) {
        if (server.engine() == Engine.POSTGRESQL) SchemaUtils.createSchema(Schema("sales"))
        SchemaUtils.create(*tables)
      }
      val dialect = Dialect.of(server.engine())
      val created = CatalogReader.of(dialect, setOf()).read(database.dataSource())
      val expected =
        ExpectedSchema.of(ExposedTables.of(tables.toList()), strictly(), server)
          .reconciledWith(created)
      assertThat(dialect.statements(Changes.between(created, expected))).isEmpty()
    }
  }

  /** Where any SQL stands beside the models, nothing is taken as it is. */
  private fun strictly(): SqlFiles =
    SqlFiles.`in`(Files.writeString(directory.resolve("nothing.sql"), nothing))

  abstract val nothing: String

  @Test
  fun tablesAreFoundByTheirNamesAndTheirPackage() {
    val loader = Tickets::class.java.classLoader
    val one =
      Models.load(loader, listOf(Tickets::class.java.name)).describe(server.engine()).build()
    val name = QualifiedName.of("tickets")
    assertThat(one.memberOf(name)).hasValue(Tickets::class.java.name)
    assertThat(one.memberOf(name, "order")).hasValue(Tickets::class.java.name + ".order")
    val all =
      Models.load(loader, listOf("dev.stopover.exposed.shop")).describe(server.engine()).build()
    assertThat(all.schema().tables()).hasSize(7)
  }
}

class PostgreSqlExposedTablesTests :
  ExposedTablesContract(
    "postgres:17",
    Types,
    Cities,
    People,
    Friendships,
    Visits,
    Tickets,
    Sales,
  ) {
  override val nothing = "SELECT 1;"
}

class MySqlExposedTablesTests :
  ExposedTablesContract("mysql:9.7", Types, Cities, People, Friendships, Visits, Tickets) {
  override val nothing = "DO 1;"
}
