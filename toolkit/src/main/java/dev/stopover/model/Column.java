package dev.stopover.model;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Describe a column.
 *
 * @param name the column's name, exactly as the server stores it
 * @param type what it holds
 * @param nullable whether it may be null
 * @param defaultValue the default as an SQL expression, or {@code null} where there is none
 * @param generation how the server fills it, or {@code null} where it does not
 * @param comment its comment, or {@code null} where there is none
 * @param options further facts that only the engine's dialect understands, by name
 */
public record Column(
    String name,
    DataType type,
    boolean nullable,
    @Nullable String defaultValue,
    @Nullable Generation generation,
    @Nullable String comment,
    SortedMap<String, String> options) {

  /** The option that names how the server compares texts, where it says so of the column. */
  public static final String COLLATION = "collation";

  /**
   * Begins the name of an option that says nothing of what the column holds, such as how it is
   * stored: what reads the column does not mind another value.
   */
  public static final String SETTING = "setting ";

  /** The setting that says how the server lays values away, which another type takes back. */
  public static final String STORAGE = SETTING + "storage";

  /** The setting that says how the server packs values, which another type takes back. */
  public static final String COMPRESSION = SETTING + "compression";

  /** The setting that holds what the planner is told of the column. */
  public static final String PLANNED = SETTING + "options";

  /** Begins the names of the settings that say how it is that the column may not be null. */
  public static final String NOT_NULL = SETTING + "not null";

  /** The setting that names the constraint by which the column may not be null. */
  public static final String NOT_NULL_NAME = NOT_NULL + " name";

  /** The setting of a computed column for which the server takes another expression in place. */
  public static final String ALTERABLE_EXPRESSION = SETTING + "expression";

  /** The value of that setting where a check on the table hinders the server. */
  public static final String ALTERABLE_UNCHECKED = "alterable where nothing is checked";

  /**
   * The setting of a computed column that stays where what it is computed from gets another type.
   */
  public static final String RECOMPUTED = SETTING + "recomputed";

  /**
   * The setting of a computed column that names the kind of its values, where the server gives it a
   * type in place only if it had one of that kind before.
   */
  public static final String COMPUTED_KIND = SETTING + "computed kind";

  /** The setting of a column that a table declares though its parent has it, too. */
  public static final String DECLARED = SETTING + "declared";

  /** The option that a column has which the table has from its parent alone. */
  public static final String INHERITED = "inherited";

  /**
   * Begins the names of the settings that say in what a column which the table has from its parent
   * alone differs from the parent's.
   */
  public static final String BESIDE_PARENT = SETTING + "own ";

  /** The value of {@link #NOT_NULL} where the table has from its parent alone that it is so. */
  public static final String FROM_PARENT = "INHERITED";

  /**
   * The setting of a column whose default must be written into the rows that are there, by an
   * update: what that must leave as it is.
   */
  public static final String FILLED = SETTING + "filled";

  /**
   * The option that says in which words the server shows the column, where it shows others for what
   * is the same; they are no difference.
   */
  public static final String WORDING = SETTING + "wording";

  /** The setting that names the sequence of a column where that is not the usual name. */
  public static final String SEQUENCE_NAME = SETTING + "sequence name";

  /** The setting that names the schema of that sequence where that is not the table's. */
  public static final String SEQUENCE_SCHEMA = SETTING + "sequence schema";

  /**
   * The option that holds what a user wants at the end of the column's definition, in the server's
   * words; a column that was read from a server has none.
   */
  public static final String WRITTEN = "written";

  /** Describe a column, in the order of its facts. */
  public Column {
    options = Options.copyOf(options);
  }

  /** Describe a column of which no more is known than its name and type. */
  public static Column of(String name, DataType type, boolean nullable) {
    return new Column(name, type, nullable, null, null, null, new TreeMap<>());
  }

  /** Tell whether it takes its numbers from a sequence of its own. */
  public boolean isNumbered() {
    return generation instanceof Generation.Identity || generation instanceof Generation.Serial;
  }

  /** Return the name of the sequence that a numbered column of a table has where there are any. */
  public QualifiedName sequence(QualifiedName table) {
    return new QualifiedName(
        options.getOrDefault(SEQUENCE_SCHEMA, table.schema()),
        options.getOrDefault(SEQUENCE_NAME, table.name() + "_" + name + "_seq"));
  }

  /** Return the same column under another name. */
  public Column withName(String other) {
    return new Column(other, type, nullable, defaultValue, generation, comment, options);
  }

  /** Return the column with another default; {@code null} means none. */
  public Column withDefaultValue(@Nullable String expression) {
    return new Column(name, type, nullable, expression, generation, comment, options);
  }

  /** Return the column with another generation; {@code null} means none. */
  public Column withGeneration(@Nullable Generation other) {
    return new Column(name, type, nullable, defaultValue, other, comment, options);
  }

  /** Return the column with another comment; {@code null} means none. */
  public Column withComment(@Nullable String text) {
    return new Column(name, type, nullable, defaultValue, generation, text, options);
  }

  /** Return the column, nullable or not. */
  public Column withNullable(boolean allowed) {
    return new Column(name, type, allowed, defaultValue, generation, comment, options);
  }

  /** Return the column with another type. */
  public Column withType(DataType other) {
    return new Column(name, other, nullable, defaultValue, generation, comment, options);
  }

  /** Return the column with other options of its engine. */
  public Column withOptions(Map<String, String> others) {
    return new Column(
        name, type, nullable, defaultValue, generation, comment, new TreeMap<>(others));
  }
}
