/**
 * Takes the schema that an application expects from Hibernate ORM itself, without a database.
 *
 * <p>Nothing outside this package touches Hibernate, which is on the class path only where a user
 * has it. Both 6.6 and 7 work.
 *
 * <p>What an application has after it has started is what is expected: the columns of keys in the
 * order of Hibernate, not null where a timestamp is generated, and with the constraints of Bean
 * Validation where one of its providers is on the class path, and {@code
 * jakarta.persistence.validation.mode} and {@code hibernate.validator.apply_to_ddl} allow it.
 *
 * <h2>Beside the reader of annotations</h2>
 *
 * A class that {@link dev.stopover.entity} can read as well has the same schema there, where the
 * names are made in the same way, but for these:
 *
 * <table>
 * <caption>What the two see differently</caption>
 * <tr><th>What<th>Hibernate<th>Annotations<th>Why
 * <tr><td>a nested class without a name<td>{@code Shop$Order}<td>{@code Order}
 *     <td>a name that nobody would choose
 * <tr><td>the columns of a composite key<td>sorted by name and size<td>as declared
 *     <td>Jakarta Persistence leaves it open; the order is that in which an index is used
 * <tr><td>checks of an enum, a discriminator, the position in a list, a converted boolean, and of
 *     {@code @Min} and {@code @Max}<td>expected<td>not expected
 *     <td>few schemas that a person writes have them
 * <tr><td>{@code GenerationType.AUTO} without a generator<td>a sequence<td>an identity column
 *     <td>both engines have one
 * <tr><td>an enum on MySQL<td>enum(…) or tinyint<td>varchar or smallint
 *     <td>as on PostgreSQL; {@code @NativeEnum} has the other
 * <tr><td>{@code @Lob} on PostgreSQL<td>oid<td>text, bytea
 *     <td>a large object outlives its row
 * <tr><td>a primitive with {@code @Column}<td>nullable<td>not null
 *     <td>a null could not be read
 * <tr><td>what Kotlin and JSpecify say of null<td>means nothing<td>means what it says
 *     <td>Hibernate looks at annotations of its own and Jakarta's
 * <tr><td>a column that points to another from within an {@code @IdClass}, or that two attributes
 *     have<td>the length, or the lack of {@code unique}, of the last word<td>that of what it points
 *     to, and of the attribute that writes it<td>a foreign key holds what it points to
 * <tr><td>{@code boolean}, {@code char} and times on MySQL<td>bit, varchar(1), time
 *     <td>tinyint(1), char(1), time(6)<td>what people write there
 * <tr><td>times on PostgreSQL<td>timestamp(6), time(0)<td>timestamp, time
 *     <td>six digits are the server's own default
 * <tr><td>{@code @Index(unique = true)} on PostgreSQL<td>a unique constraint<td>a unique index
 *     <td>as it is written
 * </table>
 *
 * <p>What Hibernate writes into tables while it creates them, such as the first row of a table of a
 * generator, is no schema and is left out.
 */
@NullMarked
package dev.stopover.hibernate;

import org.jspecify.annotations.NullMarked;
