package dev.stopover.entity;

/**
 * Say how annotated classes are read.
 *
 * @param naming how tables and columns are named that the classes leave without a name
 */
public record EntitySettings(NamingStrategy naming) {

  /** The settings that hold where nothing is said: names in snake case. */
  public static final EntitySettings DEFAULT = new EntitySettings(NamingStrategy.SNAKE_CASE);

  /** Return the settings with another way of naming. */
  public EntitySettings withNaming(NamingStrategy other) {
    return new EntitySettings(other);
  }
}
