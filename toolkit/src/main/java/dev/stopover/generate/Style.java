package dev.stopover.generate;

/** Name how a model is written. */
public enum Style {
  /** A Java class with private fields, getters and setters. */
  CLASS(".java"),
  /** A Java record. */
  RECORD(".java"),
  /** A data class of Kotlin. */
  KOTLIN(".kt");

  private final String extension;

  Style(String extension) {
    this.extension = extension;
  }

  String extension() {
    return extension;
  }
}
