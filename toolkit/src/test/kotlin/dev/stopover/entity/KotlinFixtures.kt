package dev.stopover.entity

import jakarta.persistence.Column
import jakarta.persistence.Embeddable
import jakarta.persistence.Embedded
import jakarta.persistence.Entity
import jakarta.persistence.GeneratedValue
import jakarta.persistence.GenerationType
import jakarta.persistence.Id
import jakarta.persistence.Lob
import jakarta.persistence.MappedSuperclass
import jakarta.persistence.Table
import java.time.LocalDateTime
import kotlin.properties.Delegates

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

@JvmInline value class Email(val value: String)

@JvmInline value class Nickname(val value: String?)

@JvmInline value class CustomerId(val value: Long)

@Embeddable class KotlinSize(val height: Int, @Column(nullable = false) val unit: String)

@Entity
class KotlinNulls(
  @Id val id: CustomerId?,
  val text: String,
  @Column(nullable = true) val theTypeWins: String,
  val nullableText: String?,
  val number: Int,
  val nullableNumber: Int?,
  val email: Email,
  val nullableEmail: Email?,
  val innerNullable: Nickname,
  @Column(nullable = false) val required: String?,
  @Embedded val size: KotlinSize?,
  val isOpen: Boolean,
)

@MappedSuperclass
abstract class KotlinBase<T : Any> {
  @Id @GeneratedValue var id: T? = null
}

@Entity
class KotlinChild(
  @get:Column(name = "full_name") @field:Column(name = "full_name") val name: String,
  @Transient val javaTransient: List<String>,
  @field:jakarta.persistence.Transient val transient: List<String>,
  val kind: CustomerId,
) : KotlinBase<Long>(), Comparable<KotlinChild> by delegate {
  var parent by Delegates.notNull<Int>()
}

private val delegate =
  object : Comparable<KotlinChild> {
    override fun compareTo(other: KotlinChild) = 0
  }

@Entity class KotlinRange(@Id val id: Int, val amount: IntRange)

@OptIn(kotlin.time.ExperimentalTime::class, kotlin.uuid.ExperimentalUuidApi::class)
@Entity
class KotlinTypes(
  @Id val id: kotlin.uuid.Uuid,
  val small: UByte,
  val medium: UShort,
  val amount: UInt,
  val large: ULong,
  val length: kotlin.time.Duration,
  val at: kotlin.time.Instant,
)

@Entity
class KotlinAnnotatedDelegate(@Id val id: Int) {
  @get:Column val label by lazy { "label $id" }
}

@Entity
class KotlinSetter(@Id val id: Int) {
  @set:Column var name: String = ""
}

@Entity class KotlinTwice(@Id @field:Column(length = 1) @get:Column(length = 2) val id: String)
