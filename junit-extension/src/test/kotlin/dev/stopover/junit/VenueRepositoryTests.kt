package dev.stopover.junit

import dev.stopover.entity.ServerDefault
import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.Index
import jakarta.persistence.JoinColumn
import jakarta.persistence.ManyToOne
import jakarta.persistence.Table
import java.sql.Connection
import java.time.LocalDateTime
import javax.sql.DataSource
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Tag
import org.junit.jupiter.api.Test

@Entity
@Table(name = "venues")
data class Venue(
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Long?,
  val name: String,
  val city: String?,
  @ServerDefault("now()") val createdAt: LocalDateTime,
)

@Entity
@Table(name = "events", indexes = [Index(columnList = "venue_id")])
data class Event(
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Long?,
  @Column(length = 100) val title: String,
  @ManyToOne @JoinColumn(name = "venue_id") val venue: Venue,
)

/** What a Kotlin user writes, without anything of ours around it. */
@Tag("smoke")
@MigratedDatabase(models = [Venue::class, Event::class])
class VenueRepositoryTests(private val database: DataSource) {

  @Test
  fun `a venue without a city can be stored`() {
    database.connection.use { it.add("Village hall", null) }
    assertThat(database.connection.use { it.cityOf("Village hall") }).isNull()
  }

  @Test
  fun `a connection is at hand`(connection: Connection) {
    connection.add("Town hall", "Bergen")
    assertThat(connection.cityOf("Town hall")).isEqualTo("Bergen")
  }

  @Nested
  inner class `a nested class` {

    @Test
    fun `has the database of the class around it`(other: TestDatabase) {
      assertThat(other.dataSource()).isSameAs(database)
      assertThat(other.user()).isEqualTo("postgres")
    }
  }

  private fun Connection.add(name: String, city: String?) =
    prepareStatement("INSERT INTO venues (name, city) VALUES (?, ?)").use {
      it.setString(1, name)
      it.setString(2, city)
      it.executeUpdate()
    }

  private fun Connection.cityOf(name: String): String? =
    prepareStatement("SELECT city FROM venues WHERE name = ?").use {
      it.setString(1, name)
      it.executeQuery().use { rows ->
        check(rows.next()) { "no venue $name" }
        rows.getString("city")
      }
    }
}
