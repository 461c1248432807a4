package dev.stopover.entity

import dev.stopover.Engine
import dev.stopover.StopoverException
import dev.stopover.model.DataType
import dev.stopover.model.DataType.Kind
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatExceptionOfType
import org.junit.jupiter.api.Test
import org.junit.jupiter.params.ParameterizedTest
import org.junit.jupiter.params.provider.Arguments
import org.junit.jupiter.params.provider.Arguments.arguments
import org.junit.jupiter.params.provider.MethodSource

class KotlinTests {

  @Test
  fun `stores value classes as what they hold`() {
    val columns = columnsOf(KotlinNulls::class.java)

    assertThat(columns["id"]).isEqualTo(DataType.of(Kind.BIGINT))
    assertThat(columns["email"]).isEqualTo(DataType.of(Kind.VARCHAR, 255))
    assertThat(columns["nullable_email"]).isEqualTo(DataType.of(Kind.VARCHAR, 255))
  }

  @Test
  fun `names a Boolean property as it is written`() {
    assertThat(columnsOf(KotlinNulls::class.java)).containsKey("is_open")
  }

  @Test
  fun `reads properties with a backing field only, inherited ones first`() {
    assertThat(columnsOf(KotlinChild::class.java))
      .containsExactly(
        entry("id", DataType.of(Kind.BIGINT)),
        entry("full_name", DataType.of(Kind.VARCHAR, 255)),
        entry("kind", DataType.of(Kind.BIGINT)),
      )
  }

  @Test
  fun `knows the types of the standard library`() {
    assertThat(columnsOf(KotlinTypes::class.java))
      .containsExactlyInAnyOrderEntriesOf(
        mapOf(
          "id" to DataType.of(Kind.UUID),
          "small" to DataType.of(Kind.SMALLINT),
          "medium" to DataType.of(Kind.INTEGER),
          "amount" to DataType.of(Kind.BIGINT),
          "large" to DataType.Portable(Kind.NUMERIC, null, 20, 0),
          "length" to DataType.Portable(Kind.NUMERIC, null, 21, 0),
          "at" to DataType.of(Kind.TIMESTAMP_WITH_TIME_ZONE),
        )
      )
  }

  @ParameterizedTest
  @MethodSource("refusals")
  fun `refuses what it does not understand`(entity: Class<*>, message: String) {
    assertThatExceptionOfType(StopoverException::class.java)
      .isThrownBy { Entities.of(entity) }
      .withMessage("${entity.name}$message")
  }

  private fun columnsOf(entity: Class<*>) =
    Entities.of(entity)
      .describe(Engine.POSTGRESQL)
      .build()
      .schema()
      .tables()
      .single()
      .columns()
      .associate { it.name() to it.type() }

  private fun entry(name: String, type: DataType) = java.util.Map.entry(name, type)

  companion object {
    @JvmStatic
    fun refusals(): List<Arguments> =
      listOf(
        arguments(
          KotlinRange::class.java,
          ".amount: kotlin.ranges.IntRange has no column type; give one with @Column(columnDefinition)," +
            " or mark the attribute @Transient.",
        ),
        arguments(
          KotlinAnnotatedDelegate::class.java,
          ".getLabel(): @Column is not understood on what is no attribute; write it on the field" +
            " or the getter of one.",
        ),
        arguments(
          KotlinSetter::class.java,
          ".setName(): @Column is not understood on what is no attribute; write it on the field" +
            " or the getter of one.",
        ),
        arguments(
          KotlinTwice::class.java,
          ".id: @Column is written on it twice and differs; keep one.",
        ),
      )
  }
}
