package dev.stopover.dialect;

/**
 * Hold an engine's own SQL for what a copy of a live database needs beside its schema.
 *
 * @param serverOptions one column of statements that make another server alike, as far as scripts
 *     depend on it, such as roles without the right to log in; blank where there is nothing
 * @param databaseOptions one column of statements that make the database of the session alike, such
 *     as its character set; blank where there is nothing
 * @param rows the name of each table and how many rows it has, estimated
 * @param settings the name and the value of each setting that decides what a script does, or how
 *     long it takes
 */
public record LiveQueries(
    String serverOptions, String databaseOptions, String rows, String settings) {}
