package dev.stopover.dialect;

/**
 * Hold an engine's own SQL for what a copy of a live database needs beside its schema.
 *
 * @param serverOptions one column of statements that make another server alike, as far as scripts
 *     depend on it, such as roles without the right to log in; blank where there is nothing
 * @param defaults one column of statements, each of which makes what a new table takes from its
 *     database where it says nothing itself, such as its character set: in the first row as the
 *     server makes a database, in the last as that of the session is; blank where a table takes
 *     nothing
 * @param rows the name of each table and how many rows it has, estimated
 * @param settings the name and the value of each setting that decides what a script does, or how
 *     long it takes
 */
public record LiveQueries(String serverOptions, String defaults, String rows, String settings) {}
