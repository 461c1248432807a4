/**
 * Reads annotated classes, records and Kotlin classes into a schema.
 *
 * <p>The annotations are those of Jakarta Persistence, and two of our own for what it cannot say:
 * {@link dev.stopover.entity.ServerDefault} and {@link dev.stopover.entity.References}. One that is
 * not understood is an error, be it Jakarta's, ours or Hibernate's, and never passed over;
 * annotations of anyone else mean nothing here. So do fetching, cascading, queries, entity graphs,
 * listeners and callbacks, which have no bearing on a schema; {@code insertable} and {@code
 * updatable} only tell which of two attributes of one column writes it.
 *
 * <h2>Attributes</h2>
 *
 * Java classes have field or property access, by the place of {@code @Id} or by {@code @Access}.
 * Records and Kotlin classes have a column for each component or property with a backing field;
 * delegated and computed properties have none. Annotations count on the field and on the getter
 * alike. Value classes of Kotlin are stored as what they hold.
 *
 * <h2>Null</h2>
 *
 * The first rule that says something holds:
 *
 * <ol>
 *   <li>{@code @Column(nullable = false)}, {@code @JoinColumn(nullable = false)} and {@code
 *       optional = false}: not null.
 *   <li>An id, even of a nullable type: not null.
 *   <li>Anything within an embedded attribute that the language lets be null: nullable.
 *   <li>A primitive: not null.
 *   <li>The type in Kotlin: {@code String} is not null, {@code String?} is nullable.
 *   <li>JSpecify: {@code @Nullable} is nullable, {@code @NonNull} is not null, and so is all else
 *       in {@code @NullMarked} code.
 *   <li>Otherwise nullable, the default of Jakarta Persistence.
 * </ol>
 *
 * {@code nullable = true} cannot be told from the default, so it says nothing.
 *
 * <h2>Types</h2>
 *
 * <table>
 * <caption>What the type of an attribute becomes</caption>
 * <tr><th>Java, or its like in Kotlin<th>Column
 * <tr><td>{@code boolean}, {@code byte}, {@code short}, {@code int}, {@code long}
 *     <td>BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT
 * <tr><td>{@code float}, {@code double}<td>REAL, DOUBLE
 * <tr><td>{@code char}<td>CHAR(1)
 * <tr><td>{@code String}, {@code char[]}<td>VARCHAR({@code length}, 255 by default); TEXT with
 *     {@code @Lob} or a length above 10,485,760, such as Hibernate's {@code Length.LONG32}
 * <tr><td>{@code byte[]}<td>VARBINARY({@code length}, 255 by default); BLOB as above
 * <tr><td>{@code BigDecimal}<td>NUMERIC({@code precision}, {@code scale}), (38, 2) by default
 * <tr><td>{@code BigInteger}<td>NUMERIC({@code precision}, 0), 38 by default
 * <tr><td>{@code LocalDate}, {@code java.sql.Date}<td>DATE
 * <tr><td>{@code LocalTime}, {@code java.sql.Time}<td>TIME
 * <tr><td>{@code LocalDateTime}, {@code java.util.Date}, {@code java.sql.Timestamp}<td>TIMESTAMP
 * <tr><td>{@code Instant}, {@code OffsetDateTime}, {@code ZonedDateTime}
 *     <td>TIMESTAMP_WITH_TIME_ZONE
 * <tr><td>{@code UUID}<td>UUID
 * <tr><td>an enum<td>SMALLINT, or VARCHAR({@code length}) with {@code @Enumerated(STRING)}
 * <tr><td>anything with {@code columnDefinition}<td>what it says
 * </table>
 *
 * Types with a time take {@code secondPrecision}; on other types than these, {@code length}, {@code
 * precision} and {@code scale} mean nothing. A type that is not here is an error.
 *
 * <h2>Names</h2>
 *
 * A name that is given is taken as written. Otherwise {@code EventVenue} becomes {@code
 * event_venue} and {@code createdAt} becomes {@code created_at}, by the rule of Spring and
 * Hibernate; nothing is put in the plural. Indexes and unique constraints name columns, not
 * attributes.
 */
@NullMarked
package dev.stopover.entity;

import org.jspecify.annotations.NullMarked;
