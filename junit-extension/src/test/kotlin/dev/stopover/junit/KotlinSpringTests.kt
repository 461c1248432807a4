package dev.stopover.junit

import dev.stopover.junit.guests.Guest
import dev.stopover.junit.guests.GuestApplication
import dev.stopover.junit.guests.GuestRepository
import javax.sql.DataSource
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.RepeatedTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension
import org.springframework.beans.factory.annotation.Autowired
import org.springframework.beans.factory.annotation.Qualifier
import org.springframework.boot.test.context.SpringBootTest
import org.springframework.jdbc.core.JdbcTemplate

/** A class whose constructor is Spring's, in Kotlin. */
@SpringBootTest(classes = [GuestApplication::class])
@MigratedDatabase(models = [Guest::class], migrations = ["classpath:guests/{vendor}"])
class KotlinSpringTests
@Autowired
constructor(
  private val guests: GuestRepository,
  private val jdbc: JdbcTemplate,
  private val database: TestDatabase,
  @param:Qualifier("parcels") private val parcels: DataSource,
  @param:FromDatabase("parcels") private val ofParcels: TestDatabase,
) {

  @Autowired private lateinit var bean: DataSource

  @RepeatedTest(2)
  fun `what is saved is gone with the test`() {
    guests.save(Guest("Ada"))
    assertThat(guests.findAll().map(Guest::name)).containsExactly("Ada")
    assertThat(jdbc.queryForList("SELECT name FROM guests")).hasSize(1)
    assertThat(bean.connection.use { it.catalog }).isEqualTo(database.name())
  }

  @RepeatedTest(2)
  fun `a second database is told by its name`() {
    JdbcTemplate(parcels).update("INSERT INTO depot VALUES (1, 'Bergen')")
    assertThat(parcels.connection.use { it.catalog })
      .isEqualTo(ofParcels.name())
      .isNotEqualTo(database.name())
  }

  @Nested
  inner class `a nested class` {

    @Test
    fun `has the same beans`(@Autowired again: GuestRepository, mine: TestDatabase) {
      again.save(Guest("Grace"))
      assertThat(guests.count()).isEqualTo(1)
      assertThat(mine.name()).isEqualTo(database.name())
    }
  }

  companion object {
    @JvmField
    @RegisterExtension
    val PARCELS: MigratedDatabaseExtension =
      MigratedDatabaseExtension.builder()
        .name("parcels")
        .models(Parcels.Parcel::class.java, Parcels.Depot::class.java)
        .migrations("classpath:parcels")
        .build()
  }
}
