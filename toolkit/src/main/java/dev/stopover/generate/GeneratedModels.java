package dev.stopover.generate;

import java.util.List;
import java.util.Map;

/**
 * Hold what was written from a schema, not yet in files.
 *
 * @param classes the text of each class, by its path below the folder of sources
 * @param sql the text of each SQL file, by its name
 * @param tablesInSql the tables that no class stands for, by their names, and why
 * @param notWritten what neither a class nor SQL says
 * @param differences what differs when classes and SQL are read back; nothing where they are the
 *     schema
 */
public record GeneratedModels(
    Map<String, String> classes,
    Map<String, String> sql,
    Map<String, String> tablesInSql,
    List<String> notWritten,
    List<String> differences) {}
