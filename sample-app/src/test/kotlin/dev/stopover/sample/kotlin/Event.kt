package dev.stopover.sample.kotlin

import dev.stopover.entity.References
import dev.stopover.entity.ServerDefault
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.Lob
import jakarta.persistence.Table
import java.time.LocalDateTime

/** [dev.stopover.sample.Event], as a data class. */
@Entity
@Table(name = "events")
data class Event(
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Int,
  val name: String,
  @Lob val description: String?,
  val startAt: LocalDateTime,
  @References(Venue::class) val venueId: Int,
  @ServerDefault("now()") val createdAt: LocalDateTime?,
)
