package dev.stopover.entity;

import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import java.util.List;
import java.util.Map;

/**
 * What an entity adds to the schema, and where all of it comes from.
 *
 * @param source the entity
 * @param table its table
 * @param members the attribute of each column, by the column's name
 * @param sequences the sequences that number its rows
 */
record EntityTable(
    String source, Table table, Map<String, String> members, List<Sequence> sequences) {}
