package dev.stopover.models;

import dev.stopover.StopoverException;
import java.util.Locale;
import java.util.stream.Stream;

/** Say who maps annotated classes to tables. */
public enum Mapping {
  /** Stopover itself, from the annotations; see the package {@link dev.stopover.entity}. */
  ANNOTATIONS,

  /**
   * Hibernate ORM, which has to be on the class path, 6.6 or later; see {@link
   * dev.stopover.hibernate.HibernateModels}.
   */
  HIBERNATE;

  /**
   * Return the mapping that a configuration names: {@code annotations} or {@code hibernate}.
   *
   * @throws StopoverException if it is another
   */
  public static Mapping of(String name) {
    return Stream.of(values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                StopoverException.usage(
                    "The mapping \"%s\" is not known. Write annotations or hibernate."
                        .formatted(name)));
  }
}
