package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Describe what the rows of a table must fulfil. */
public sealed interface Constraint
    permits PrimaryKey, ForeignKey, UniqueConstraint, CheckConstraint, ExclusionConstraint {

  /** Return the constraint's name, or {@code null} where the server is to choose one. */
  @Nullable String name();

  /** Return the columns that the constraint is on, in order; empty where they are not known. */
  List<String> columns();

  /**
   * Return the whole constraint in the server's own words, from {@code PRIMARY KEY}, {@code FOREIGN
   * KEY} and so on, without its name, or {@code null} where it was not read from a server.
   */
  @Nullable String definition();

  /** Return the constraint under another name. */
  Constraint withName(@Nullable String name);
}
