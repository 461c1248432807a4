package dev.stopover.generate;

/** Name how a model points to another one. */
public enum References {
  /** By the value of its key, with {@code @References}. */
  ID,
  /** By the other model itself, with {@code @ManyToOne}. */
  OBJECT
}
