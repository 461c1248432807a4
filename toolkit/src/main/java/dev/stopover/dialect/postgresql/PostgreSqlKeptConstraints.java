package dev.stopover.dialect.postgresql;

import dev.stopover.diff.Change;
import dev.stopover.diff.Changes;
import dev.stopover.model.Constraint;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ObjectName;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keep a constraint that is to hold for all rows at last, and a foreign key that is to be deferred
 * otherwise: neither has to be dropped for that.
 */
final class PostgreSqlKeptConstraints {

  private static final String NOT_VALID = " NOT VALID";

  /** Ends the definition of a foreign key that is valid. */
  private static final Pattern DEFERRAL = Pattern.compile(" DEFERRABLE( INITIALLY DEFERRED)?$");

  private final PostgreSqlDialect dialect;
  private final Changes changes;
  private final Map<ObjectName, String> alterations = new HashMap<>();

  PostgreSqlKeptConstraints(PostgreSqlDialect dialect, Changes changes) {
    this.dialect = dialect;
    this.changes = changes;
    var dropped = new HashMap<ObjectName, Constraint>();
    var disturbed = new HashSet<QualifiedName>();
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop) {
        dropped.put(ObjectName.constraint(drop.subject(), drop.constraint()), drop.constraint());
      }
      if (isDisturbing(change)) {
        disturbed.add(change.subject());
      }
    }
    for (var change : changes) {
      if (change instanceof Change.AddConstraint add) {
        var id = ObjectName.constraint(add.subject(), add.constraint());
        var was = dropped.get(id);
        var alteration =
            was == null || isDisturbed(add, disturbed) ? null : alteration(was, add.constraint());
        if (alteration != null) {
          alterations.put(id, "ALTER TABLE " + dialect.name(add.subject()) + " " + alteration);
        }
      }
    }
  }

  List<List<String>> statements() {
    var statements = new ArrayList<List<String>>();
    for (var change : changes) {
      if (change instanceof Change.DropConstraint drop
          && alterations.containsKey(ObjectName.constraint(drop.subject(), drop.constraint()))) {
        statements.add(List.of());
        continue;
      }
      var alteration =
          change instanceof Change.AddConstraint add
              ? alterations.get(ObjectName.constraint(add.subject(), add.constraint()))
              : null;
      statements.add(alteration == null ? dialect.statements(change) : List.of(alteration));
    }
    return statements;
  }

  /** What changes the columns of a constraint, or the key that it points to, may want it away. */
  private static boolean isDisturbing(Change change) {
    return change instanceof Change.AlterColumn
        || change instanceof Change.RetypeColumn
        || change instanceof Change.DropColumn
        || change instanceof Change.DropIndex
        || change instanceof Change.CreateTable
        || (change instanceof Change.DropConstraint drop
            && (drop.constraint() instanceof PrimaryKey
                || drop.constraint() instanceof UniqueConstraint));
  }

  private static boolean isDisturbed(Change.AddConstraint add, Set<QualifiedName> disturbed) {
    return disturbed.contains(add.subject())
        || (add.constraint() instanceof ForeignKey key && disturbed.contains(key.target()));
  }

  /** Return what makes one constraint of another without dropping it, or null. */
  private @Nullable String alteration(Constraint from, Constraint to) {
    var before = from.definition();
    var after = to.definition();
    if (before == null || after == null || from.getClass() != to.getClass()) {
      return null;
    }
    var name = dialect.identifier(Objects.requireNonNull(to.name()));
    if (before.equals(after + NOT_VALID)) {
      return "VALIDATE CONSTRAINT " + name;
    }
    var deferral = DEFERRAL.matcher(after);
    if (to instanceof ForeignKey
        && DEFERRAL.matcher(before).replaceFirst("").equals(deferral.replaceFirst(""))) {
      deferral.reset();
      return "ALTER CONSTRAINT " + name + (deferral.find() ? deferral.group() : " NOT DEFERRABLE");
    }
    return null;
  }
}
