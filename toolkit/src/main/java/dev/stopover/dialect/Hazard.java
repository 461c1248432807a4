package dev.stopover.dialect;

import dev.stopover.model.QualifiedName;

/** Say what a change can do to the rows that are there. */
public sealed interface Hazard {

  /** Return the object that is in danger, such as {@code events.description}. */
  String object();

  /** Return the reason in one clause. */
  String reason();

  /** Values are dropped, or cut to what the new type can hold. */
  record DataLoss(String object, String reason) implements Hazard {}

  /** The server refuses the change where rows are there that have no value for it. */
  record MissingValue(QualifiedName table, String column, String reason) implements Hazard {

    @Override
    public String object() {
      return table + "." + column;
    }
  }

  /** The server refuses the change where there are rows that do not fit it. */
  record Refusal(String object, String reason) implements Hazard {}
}
