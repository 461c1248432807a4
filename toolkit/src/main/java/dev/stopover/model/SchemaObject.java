package dev.stopover.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describe a view, a routine, a trigger, a type or whatever else one statement makes.
 *
 * <p>The small things that are said of another object in a statement of their own, such as a
 * comment or a storage setting, are objects too: they have that other one as their owner.
 *
 * @param id its name
 * @param owner the object that takes it along when it is dropped, or {@code null}
 * @param place whether tables may need it, or it may need tables
 * @param definition the statement that makes it, in the server's own words
 * @param removal the statement that drops it
 * @param parts what it consists of, in order: the columns of a view, the labels of an enumeration,
 *     the attributes of a type, the arguments and results of a routine
 * @param growth which change of the parts can be made in place
 */
public record SchemaObject(
    ObjectName id,
    @Nullable ObjectName owner,
    Place place,
    String definition,
    String removal,
    List<String> parts,
    Growth growth) {

  private static final String HIDDEN = "hidden mapping";

  /** Say on which side of the tables an object usually stands. */
  public enum Place {
    /** Columns may be of it: types, extensions. */
    UNDER_TABLES,
    /** It may be about tables: views, routines, triggers. */
    OVER_TABLES,
    /** It hears of whatever is made and dropped, so it comes last and goes first. */
    OVER_ALL
  }

  /** Say which change of its parts an object survives. */
  public enum Growth {
    /** None, and no other change either: it is dropped and made again. */
    NONE,
    /** The parts must stay; anything else may change. */
    SAME,
    /** New parts come last. */
    APPENDED,
    /** New parts come anywhere, and those that are there keep their order. */
    INSERTED,
    /** New parts come last, and any may go; a part begins with its name. */
    COMPOSED,
    /** The first part must stay; the others may come and go. */
    EXCHANGED
  }

  /** Describe an object, in the order of its facts. */
  public SchemaObject {
    parts = List.copyOf(parts);
  }

  /**
   * Tell whether it is part of what two schemas are compared by. Privileges, whether a materialized
   * view holds rows, and what holds secrets are not: they only come back with what is made again.
   */
  public boolean isCompared() {
    return isCompared(id.kind());
  }

  /** Tell whether things of a kind are part of what two schemas are compared by. */
  public static boolean isCompared(String kind) {
    return !kind.equals("privilege") && !kind.equals("rows") && !kind.equals(HIDDEN);
  }

  /** Tell whether it holds secrets, and is in the way where its owner is dropped. */
  public boolean isHidden() {
    return id.kind().equals(HIDDEN);
  }

  /** Tell whether it also comes with an owner that is new, though it is not compared. */
  public boolean isMadeWithOwner() {
    return id.kind().equals("rows");
  }

  /** Tell whether an object of the same name can be made into this one without being dropped. */
  public boolean canGrowFrom(SchemaObject older) {
    return growth == older.growth
        && switch (growth) {
          case NONE -> false;
          case SAME -> parts.equals(older.parts);
          case APPENDED ->
              parts.size() >= older.parts.size()
                  && parts.subList(0, older.parts.size()).equals(older.parts);
          case INSERTED -> isSubsequence(older.parts, parts);
          case COMPOSED -> isComposedFrom(older);
          case EXCHANGED -> parts.get(0).equals(older.parts.get(0));
        };
  }

  /** Return the parts of an older object that this one has no more. */
  public List<String> lostFrom(SchemaObject older) {
    return older.parts.stream().filter(part -> !parts.contains(part)).toList();
  }

  /** What has another type under the same name is another part, whose values must not be lost. */
  private boolean isComposedFrom(SchemaObject older) {
    var kept = older.parts.stream().filter(parts::contains).toList();
    var lost = lostFrom(older).stream().map(SchemaObject::nameOfPart).toList();
    return parts.subList(0, kept.size()).equals(kept)
        && parts.subList(kept.size(), parts.size()).stream()
            .noneMatch(part -> lost.contains(nameOfPart(part)));
  }

  /** Return the names at the beginning of the parts, in order. */
  public List<String> namesOfParts() {
    return parts.stream().map(SchemaObject::nameOfPart).toList();
  }

  /** Return the name at the beginning of a part, which may be in quotes. */
  public static String nameOfPart(String part) {
    var end = 0;
    var isQuoted = false;
    while (end < part.length() && (isQuoted || part.charAt(end) != ' ')) {
      isQuoted ^= part.charAt(end) == '"';
      end++;
    }
    return part.substring(0, end);
  }

  private static boolean isSubsequence(List<String> few, List<String> many) {
    var next = 0;
    for (var part : many) {
      if (next < few.size() && few.get(next).equals(part)) {
        next++;
      }
    }
    return next == few.size();
  }
}
