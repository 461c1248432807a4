package dev.stopover.sample.kotlin

import dev.stopover.Engine
import dev.stopover.junit.MigratedDatabase
import dev.stopover.junit.TestDatabase
import dev.stopover.models.Models
import dev.stopover.sample.EventRepository
import dev.stopover.sample.VenueRepository
import java.time.LocalDateTime
import javax.sql.DataSource
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

@MigratedDatabase(
  models = [Venue::class, Event::class],
  engines = ["postgres:17", "mysql:9.7"],
  migrations = ["classpath:db/migration/{vendor}"],
)
class KotlinModelsTests {

  @Test
  fun `an event is found where it takes place`(database: DataSource) {
    val hall = VenueRepository(database).add("Town Hall", "1 Market Street", "Bath", 400)
    val noon = LocalDateTime.of(2030, 6, 1, 12, 0)

    val id = EventRepository(database).add("Concert", null, noon, hall)

    val found = EventRepository(database).upcoming("Bath", noon).single()
    assertThat(found.id).isEqualTo(id)
    assertThat(found.description).isNull()
  }

  @Test
  fun `the migrations of the engine were applied`(database: TestDatabase) {
    assertThat(database.engine()).isIn(Engine.POSTGRESQL, Engine.MYSQL)
    assertThat(database.url()).contains(database.engine().vendor())
  }

  @Test
  fun `data classes and records describe one schema`() {
    val kotlin = Models.of(Venue::class.java, Event::class.java)
    val java =
      Models.of(dev.stopover.sample.Venue::class.java, dev.stopover.sample.Event::class.java)

    assertThat(schema(kotlin)).isEqualTo(schema(java))
  }

  private fun schema(models: Models) = models.describe(Engine.POSTGRESQL).build().schema()
}
