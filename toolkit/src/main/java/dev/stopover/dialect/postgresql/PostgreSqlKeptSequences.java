package dev.stopover.dialect.postgresql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Column;
import dev.stopover.model.Generation;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Keep a sequence that a column owned and that is to stand by itself, or the other way round: made
 * anew it would begin again with numbers that rows have already.
 */
final class PostgreSqlKeptSequences {

  private final PostgreSqlDialect dialect;
  private final PostgreSqlSequences sequences;
  private final Changes changes;
  private final Map<QualifiedName, Change.AlterColumn> freed = new HashMap<>();
  private final Map<QualifiedName, Change.AlterColumn> taken = new HashMap<>();
  private final Map<QualifiedName, Sequence> created = new HashMap<>();
  private final Map<QualifiedName, Sequence> dropped = new HashMap<>();

  PostgreSqlKeptSequences(PostgreSqlDialect dialect, Changes changes) {
    this.dialect = dialect;
    this.sequences = new PostgreSqlSequences(dialect);
    this.changes = changes;
    for (var change : changes) {
      if (change instanceof Change.CreateSequence create) {
        created.put(create.subject(), create.sequence());
      } else if (change instanceof Change.DropSequence drop) {
        dropped.put(drop.subject(), drop.sequence());
      } else if (change instanceof Change.AlterColumn alter) {
        if (isSerial(alter.from()) && !alter.to().isNumbered()) {
          freed.put(alter.from().sequence(alter.subject()), alter);
        } else if (!alter.from().isNumbered() && isSerial(alter.to())) {
          taken.put(alter.to().sequence(alter.subject()), alter);
        }
      }
    }
    freed.keySet().retainAll(created.keySet());
    taken.keySet().retainAll(dropped.keySet());
  }

  /**
   * Return the statements of each change, with those that keep sequences in the place of others.
   *
   * @param each the statements of each change by itself
   */
  List<List<String>> statements(List<List<String>> each) {
    if (freed.isEmpty() && taken.isEmpty()) {
      return each;
    }
    var kept = new ArrayList<List<String>>();
    var place = 0;
    for (var change : changes) {
      kept.add(kept(change, each.get(place)));
      place++;
    }
    return kept;
  }

  private List<String> kept(Change change, List<String> statements) {
    if (change instanceof Change.CreateSequence create && freed.containsKey(create.subject())) {
      var owner = freed.get(create.subject());
      return sequences.alter(sequenceOf(owner.subject(), owner.from()), create.sequence());
    }
    if (change instanceof Change.DropSequence drop && taken.containsKey(drop.subject())) {
      return List.of();
    }
    if (!(change instanceof Change.AlterColumn alter)) {
      return statements;
    }
    var before = alter.from().sequence(alter.subject());
    if (alter.equals(freed.get(before))) {
      var name = dialect.name(before);
      return statements.stream()
          .map(
              sql ->
                  sql.equals("DROP SEQUENCE " + name)
                      ? "ALTER SEQUENCE " + name + " OWNED BY NONE"
                      : sql)
          .toList();
    }
    var after = alter.to().sequence(alter.subject());
    var loose = dropped.get(after);
    if (loose != null && alter.equals(taken.get(after))) {
      var name = dialect.name(after);
      // One that begins again may well stand below the rows.
      var isCycle =
          alter.to().options().getOrDefault(PostgreSqlColumns.SEQUENCE, "").contains("CYCLE");
      var own = new ArrayList<String>();
      for (var sql : statements) {
        if (sql.startsWith("CREATE SEQUENCE " + name)) {
          own.addAll(sequences.alter(loose, sequenceOf(alter.subject(), alter.to())));
        } else if (!sql.startsWith(PostgreSqlColumns.ABOVE_ROWS)) {
          own.add(sql);
        } else if (!isCycle) {
          // It may be ahead of the rows, and stays so.
          own.add(
              sql
                  + " AND max(%s) >= (SELECT last_value FROM %s)"
                      .formatted(dialect.identifier(alter.to().name()), name));
        }
      }
      return own;
    }
    return statements;
  }

  /** Return the sequence that a column owns as one that stands by itself. */
  private static Sequence sequenceOf(QualifiedName table, Column column) {
    var options = new TreeMap<String, String>();
    var type = PostgreSqlColumns.sequenceType(column);
    if (!type.equals("bigint")) {
      options.put(PostgreSqlSequences.TYPE, type);
    }
    var clauses = column.options().get(PostgreSqlColumns.SEQUENCE);
    if (clauses != null) {
      options.put(PostgreSqlSequences.CLAUSES, clauses);
    }
    return new Sequence(column.sequence(table), 1, 1, options);
  }

  private static boolean isSerial(Column column) {
    return column.generation() instanceof Generation.Serial;
  }
}
