/**
 * Reads annotated classes, records and Kotlin classes into a schema.
 *
 * <p>The annotations are those of Jakarta Persistence 3.2, and some of our own for what it cannot
 * say: {@link dev.stopover.entity.ServerDefault}, {@link dev.stopover.entity.References}, {@link
 * dev.stopover.entity.GeneratedColumn}, {@link dev.stopover.entity.SqlIndex}, {@link
 * dev.stopover.entity.NativeEnum}, {@link dev.stopover.entity.Json}, {@link
 * dev.stopover.entity.Comment} and {@link dev.stopover.entity.FormerName}. One that is not
 * understood is an error, be it Jakarta's, ours or Hibernate's, and never passed over; those of
 * Bean Validation are read as Hibernate does, and annotations of anyone else mean nothing here. So
 * do fetching, cascading, queries, entity graphs, listeners and callbacks, and how Hibernate loads,
 * writes, caches, filters and sorts ({@code @Fetch}, {@code @DynamicUpdate},
 * {@code @SQLRestriction}), which have no bearing on a schema; {@code insertable} and {@code
 * updatable} only tell which of two attributes of one column writes it.
 *
 * <h2>Attributes</h2>
 *
 * Java classes have field or property access, by the place of {@code @Id} or by {@code @Access} on
 * the class or on a single attribute. Records and Kotlin classes have a column for each component
 * or property with a backing field; delegated and computed properties have none. Annotations count
 * on the field and on the getter alike. Value classes of Kotlin are stored as what they hold.
 *
 * <h2>Null</h2>
 *
 * The first rule that says something holds:
 *
 * <ol>
 *   <li>{@code @Column(nullable = false)}, {@code @JoinColumn(nullable = false)} and {@code
 *       optional = false}, and Bean Validation's {@code @NotNull}, {@code @NotEmpty} and
 *       {@code @NotBlank}: not null.
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
 * <p>In the table of a whole hierarchy, what only a subclass has may be null unless {@code nullable
 * = false} is written; so may what is in a secondary table.
 *
 * <p>Of Bean Validation, {@code @Size} and Hibernate's {@code @Length} also bound a string,
 * whatever {@code @Column(length)} says, and {@code @Digits} gives a number its digits; they count
 * where they make up another constraint, but not in a group, on what a collection holds, or within
 * an embedded attribute that is not {@code @Valid}, or for null, is not {@code @NotNull} itself.
 * Other constraints mean nothing here.
 *
 * <h2>Tables</h2>
 *
 * Where Jakarta Persistence leaves a choice, it is that of Hibernate 7:
 *
 * <ul>
 *   <li>There is a discriminator column in a single table with subclasses, and in joined tables
 *       where {@code @DiscriminatorColumn} is written.
 *   <li>A foreign key never points to an entity whose rows are in several tables, one for each
 *       class, nor from an optional {@code @PrimaryKeyJoinColumn}.
 *   <li>The table of a collection has a primary key of the owner and the position, or the key of a
 *       map, or all values of a set; where one of these may be null, they are only unique. A list
 *       without {@code @OrderColumn} has no key. Where each value can have one owner only, the key
 *       of a set is the value.
 *   <li>The order of a list, or the keys of a map, that another attribute maps are with the rows
 *       that lead back: in the table of what it holds, or in the join table. What both sides hold
 *       has an order on the side that owns it only.
 *   <li>{@code GenerationType.SEQUENCE} without a generator takes {@code entity_seq} in steps of
 *       50, and {@code TABLE} takes {@code hibernate_sequences}. On MySQL, which has no sequences,
 *       a table with the column {@code next_val} stands for one.
 * </ul>
 *
 * {@code GenerationType.AUTO} without a generator is an identity column here, unlike there. Checks
 * on the values of an enum or a discriminator are not expected.
 *
 * <h2>Types</h2>
 *
 * <table>
 * <caption>What the type of an attribute becomes</caption>
 * <tr><th>Java, or its like in Kotlin<th>PostgreSQL<th>MySQL
 * <tr><td>{@code boolean}<td>boolean<td>tinyint(1)
 * <tr><td>{@code byte}<td>smallint<td>tinyint
 * <tr><td>{@code short}; {@code UByte}<td>smallint<td>smallint
 * <tr><td>{@code int}, {@code Year}; {@code UShort}<td>integer<td>int
 * <tr><td>{@code long}; {@code UInt}<td>bigint<td>bigint
 * <tr><td>{@code ULong}<td>numeric(20, 0)<td>decimal(20,0)
 * <tr><td>{@code float}<td>real<td>float, which is read with six digits where the server does not
 *     prepare the statement
 * <tr><td>{@code double}<td>double precision<td>double
 * <tr><td>{@code char}<td>char(1)<td>char(1), which loses a blank
 * <tr><td>{@code String}, {@code char[]}, {@code Character[]}, {@code ZoneId}, {@code ZoneOffset},
 *     {@code TimeZone}, {@code Locale}, {@code Currency}, {@code URL}, {@code Class}
 *     <td>varchar({@code length}), 255 by default, 3 for a currency and 6 for a {@code
 *     ZoneOffset}; text with {@code @Lob} or a length above
 *     10,485,760, such as Hibernate's {@code Length.LONG32}<td>varchar; longtext as there, and above
 *     16,383
 * <tr><td>{@code Clob}<td>text<td>longtext
 * <tr><td>{@code byte[]}, {@code Byte[]}<td>bytea<td>varbinary({@code length}), 255 by default;
 *     longblob as above
 * <tr><td>{@code Blob}<td>bytea<td>longblob
 * <tr><td>{@code BigDecimal}<td>numeric({@code precision}, {@code scale}), (38, 2) by default
 *     <td>decimal
 * <tr><td>{@code BigInteger}<td>numeric({@code precision}, 0), 38 by default<td>decimal
 * <tr><td>{@code Duration}, also that of Kotlin, as nanoseconds<td>numeric(21, 0)<td>decimal(21,0)
 * <tr><td>{@code LocalDate}, {@code java.sql.Date}<td>date<td>date, from the year 1000 on
 * <tr><td>{@code LocalTime}, {@code java.sql.Time}<td>time<td>time(6)
 * <tr><td>{@code OffsetTime}<td>time(6) with time zone<td>time(6), without the zone
 * <tr><td>{@code LocalDateTime}, {@code java.util.Date}, {@code Calendar}, {@code java.sql.Timestamp}
 *     <td>timestamp<td>datetime(6), up to 9999-12-31 23:59:59.499999
 * <tr><td>{@code Instant}, also that of Kotlin, {@code OffsetDateTime}, {@code ZonedDateTime}
 *     <td>timestamp with time zone, as an instant<td>datetime(6), without the zone
 * <tr><td>{@code UUID}; {@code Uuid}<td>uuid<td>binary(16)
 * <tr><td>an enum<td>smallint; varchar({@code length}) with {@code @Enumerated(STRING)}; what the
 *     field with {@code @EnumeratedValue} is; a type of its own with {@code @NativeEnum}
 *     <td>as there, and enum(…) with {@code @NativeEnum}
 * <tr><td>{@code @Json}, the trees of Jackson, Jakarta JSON and kotlinx.serialization<td>jsonb
 *     <td>json
 * <tr><td>other arrays of these<td>an array<td>json
 * <tr><td>anything with a converter<td colspan="2">what it is converted to
 * <tr><td>anything with {@code columnDefinition}<td colspan="2">what it says
 * </table>
 *
 * Types with a time take {@code secondPrecision}, six digits by default; on other types than these,
 * {@code length}, {@code precision} and {@code scale} mean nothing. A type that is not here is an
 * error.
 *
 * <h2>Names</h2>
 *
 * A name that is given is taken as written. Otherwise a {@link dev.stopover.entity.NamingStrategy}
 * makes one from the default of Jakarta Persistence; unless another is chosen, {@code EventVenue}
 * becomes {@code event_venue} and {@code createdAt} becomes {@code created_at}, by the rule of
 * Spring and Hibernate, and a join table is named after the owner's table and the attribute.
 * Nothing is put in the plural. Indexes and unique constraints name columns, not attributes.
 */
@NullMarked
package dev.stopover.entity;

import org.jspecify.annotations.NullMarked;
