package dev.stopover.entity

import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.Lob
import jakarta.persistence.Table
import java.time.LocalDateTime

@Entity
@Table(name = "venues")
data class KotlinVenue(
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Int? = null,
  val name: String,
  @field:Column(length = 500) val address: String,
  @get:Column(length = 100) val city: String,
  val capacity: Int = 0,
  @ServerDefault("now()") val createdAt: LocalDateTime? = null,
) {
  val label: String
    get() = "$name, $city"

  val shortLabel by lazy { label.take(20) }

  companion object {
    const val LARGEST = 100_000
  }
}

@Entity
@Table(name = "events")
class KotlinEvent(
  @get:Id @get:GeneratedValue var id: Int?,
  @Lob var description: String?,
  @References(KotlinVenue::class) var venueId: Int,
  @get:ServerDefault("now()") var createdAt: LocalDateTime?,
) {
  lateinit var name: String
  lateinit var startAt: LocalDateTime
}
