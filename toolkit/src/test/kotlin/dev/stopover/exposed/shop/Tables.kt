package dev.stopover.exposed.shop

import org.jetbrains.exposed.v1.core.ReferenceOption
import org.jetbrains.exposed.v1.core.Table
import org.jetbrains.exposed.v1.core.dao.id.IntIdTable
import org.jetbrains.exposed.v1.core.dao.id.LongIdTable
import org.jetbrains.exposed.v1.core.dao.id.java.UUIDTable
import org.jetbrains.exposed.v1.core.greater
import org.jetbrains.exposed.v1.core.greaterEq
import org.jetbrains.exposed.v1.core.java.javaUUID
import org.jetbrains.exposed.v1.core.lowerCase
import org.jetbrains.exposed.v1.javatime.CurrentTimestamp
import org.jetbrains.exposed.v1.javatime.date
import org.jetbrains.exposed.v1.javatime.datetime
import org.jetbrains.exposed.v1.javatime.duration
import org.jetbrains.exposed.v1.javatime.time
import org.jetbrains.exposed.v1.javatime.timestamp
import org.jetbrains.exposed.v1.javatime.timestampWithTimeZone
import org.jetbrains.exposed.v1.json.json
import org.jetbrains.exposed.v1.json.jsonb

enum class Grade {
  LOW,
  HIGH,
}

/** Every type that both engines take. */
object Types : Table("types") {
  val id = integer("id").autoIncrement()
  val tiny = byte("tiny")
  val small = short("small")
  val big = long("big").nullable()
  val unsigned = uinteger("unsigned")
  val unsignedBig = ulong("unsigned_big")
  val single = float("single")
  val twice = double("twice")
  val price = decimal("price", 10, 2).default(java.math.BigDecimal("1.50"))
  val letter = char("letter")
  val code = char("code", 3)
  val name = varchar("name", 50).default("it's")
  val prose = text("prose").nullable()
  val bytes = binary("bytes", 20)
  val stream = blob("stream").nullable()
  val flag = bool("flag").default(true)
  val key = javaUUID("key")
  val ordinal = enumeration<Grade>("ordinal")
  val byName = enumerationByName<Grade>("by_name", 10).default(Grade.LOW)
  val day = date("day")
  val hour = time("hour")
  val moment = datetime("moment")
  val instant = timestamp("instant").defaultExpression(CurrentTimestamp)
  val zoned = timestampWithTimeZone("zoned")
  val length = duration("length")
  val document = json<List<Int>>("document", { it.toString() }, { listOf() })
  override val primaryKey = PrimaryKey(id)
}

object Cities : IntIdTable("cities") {
  val name = varchar("name", 40).uniqueIndex()
  val country = varchar("country", 2).index()
}

object People : UUIDTable() {
  val city = reference("city", Cities, onDelete = ReferenceOption.CASCADE)
  val birthplace = optReference("birthplace", Cities, ReferenceOption.SET_NULL, fkName = "fk_birth")
  val age = integer("age").check("adult") { it greaterEq 18 }
  val height = integer("height").check { it greater 0 }
  val email = varchar("email", 60)

  init {
    uniqueIndex("one_email", email, city)
    index("by_age", false, age, height)
    index(false, height)
  }
}

object Friendships : Table("Friendships") {
  val first = reference("first", People.id)
  val second = reference("second", People.id)
  val since = integer("since year")
  override val primaryKey = PrimaryKey(first, second, name = "friends")
}

object Visits : Table("visits") {
  val friend = javaUUID("friend")
  val other = javaUUID("other")
  val note = varchar("Note", 10).databaseGenerated().nullable()
  val number = long("number")
  override val primaryKey = PrimaryKey(number)

  init {
    foreignKey(friend, other, target = Friendships.primaryKey)
  }
}

object Tickets : LongIdTable("tickets", "ticket_id") {
  val order = varchar("order", 10)
  val select = integer("select").default(-1)
}

/** What MySQL does not have. */
object Sales : Table("sales.orders") {
  val id = long("id").autoIncrement("order_numbers")
  val code = varchar("code", 20)
  val tags = array<String>("tags")
  val document = jsonb<List<Int>>("document", { it.toString() }, { listOf() })
  val amount = integer("amount")
  override val primaryKey = PrimaryKey(id)

  init {
    index("by_lower", functions = listOf(code.lowerCase()))
    index("few", isUnique = true, amount) { amount greater 10 }
    index("hashed", isUnique = false, code, indexType = "HASH")
  }
}
