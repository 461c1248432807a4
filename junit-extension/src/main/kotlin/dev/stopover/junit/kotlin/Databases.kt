package dev.stopover.junit.kotlin

import dev.stopover.junit.MigratedDatabaseExtension
import dev.stopover.junit.MigratedDatabaseExtension.Builder
import dev.stopover.junit.TestDatabase
import dev.stopover.junit.assertion.DatabaseAssert
import dev.stopover.verify.Drift
import java.sql.Connection
import javax.sql.DataSource
import kotlin.reflect.KClass
import org.apiguardian.api.API
import org.apiguardian.api.API.Status.EXPERIMENTAL

/** Return the pool of connections, as [TestDatabase.dataSource] does. */
@get:API(status = EXPERIMENTAL, since = "0.1")
public val TestDatabase.dataSource: DataSource
  get() = dataSource()

/**
 * Borrow a connection for a block, which may suspend, and give it back whatever happens.
 *
 * @param block what to do with the connection
 */
@API(status = EXPERIMENTAL, since = "0.1")
public inline fun <T> TestDatabase.connection(block: Connection.() -> T): T =
  dataSource().connection.use { it.block() }

/**
 * Hold the schema that the database has now against what models expect.
 *
 * @param models the entities
 * @throws dev.stopover.StopoverException if a model is wrong or the schema cannot be read
 */
@API(status = EXPERIMENTAL, since = "0.1")
public fun TestDatabase.driftFrom(vararg models: KClass<*>): Drift = driftFrom(*models.classes())

/**
 * Verify that the schema is the one that models expect.
 *
 * @param models the entities
 * @throws AssertionError if it is not
 */
@API(status = EXPERIMENTAL, since = "0.1")
public fun DatabaseAssert.matches(vararg models: KClass<*>): DatabaseAssert =
  matches(*models.classes())

/**
 * Verify that the schema is the one that a model expects.
 *
 * @param T the entity
 * @throws AssertionError if it is not
 */
@API(status = EXPERIMENTAL, since = "0.1")
public inline fun <reified T : Any> DatabaseAssert.matches(): DatabaseAssert = matches(T::class)

/**
 * Describe a database in code, for a companion's field with `@JvmField @RegisterExtension`.
 *
 * @param describe calls the methods of the builder
 */
@API(status = EXPERIMENTAL, since = "0.1")
public fun migratedDatabase(describe: Builder.() -> Unit): MigratedDatabaseExtension =
  MigratedDatabaseExtension.builder().apply(describe).build()

/** Name the entities, as [Builder.models] does. */
@API(status = EXPERIMENTAL, since = "0.1")
public fun Builder.models(vararg models: KClass<*>): Builder = models(*models.classes())

private fun Array<out KClass<*>>.classes(): Array<Class<*>> =
  Array(size) { this[it].javaObjectType }
