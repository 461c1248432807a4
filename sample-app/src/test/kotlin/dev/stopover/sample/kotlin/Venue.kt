package dev.stopover.sample.kotlin

import dev.stopover.entity.ServerDefault
import jakarta.persistence.Column
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.Table
import java.time.LocalDateTime

/** [dev.stopover.sample.Venue], as a data class: here the language says what may be null. */
@Entity
@Table(name = "venues")
data class Venue(
  @Id @GeneratedValue(strategy = GenerationType.IDENTITY) val id: Int,
  val name: String,
  @Column(length = 500) val address: String,
  @Column(length = 100) val city: String,
  val capacity: Int,
  @ServerDefault("now()") val createdAt: LocalDateTime?,
)
