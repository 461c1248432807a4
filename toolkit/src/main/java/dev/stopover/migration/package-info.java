/**
 * Applies and undoes versioned SQL files such that a plain Flyway can always go on.
 *
 * <p><b>Scripts that stop half-way.</b> On PostgreSQL a script is applied or not, since it runs in
 * a transaction; unless it may not, as with {@code CREATE INDEX CONCURRENTLY}. Such scripts, and
 * all of MySQL, where every definition commits by itself, are accounted for statement by statement
 * in a table beside Flyway's history. Flyway itself never looks at it, and it is dropped when the
 * script has run.
 *
 * <p>A row is written on the connection and in the transaction of the script. So on MySQL a row
 * about changed data is committed, or rolled back, together with that data, and only for a
 * definition, which commits what is before it, it can be open whether it ran when its session
 * ended. Then the live schema tells: the row holds a digest of it from before the statement, and
 * both engines run one definition as a whole or not at all. If the digest is the same, the
 * statement did not run; if not, it did, or left an invalid index on PostgreSQL, which is dropped
 * before it runs again. This needs that nobody has changed the same tables by hand since.
 *
 * <p>What leaves no trace in a schema is never guessed: changed data outside of a transaction, a
 * call, users and roles, exchanged partitions, several tables renamed at once. A person has to look
 * then, and say it. And what a script left in its session only, such as a temporary table or a
 * variable, is lost with it, so that the script has to be completed by hand; settings such as
 * {@code SET foreign_key_checks = 0} are made again. Tables of an engine without transactions, such
 * as MyISAM, are not covered.
 *
 * <p>A file may be corrected before it is resumed, but only after the last statement that ran.
 */
@NullMarked
package dev.stopover.migration;

import org.jspecify.annotations.NullMarked;
