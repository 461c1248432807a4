package dev.stopover.report;

import dev.stopover.revision.Collisions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tell a person of versions that another branch has taken. */
public final class CollisionText {

  private CollisionText() {}

  /**
   * Tell all of them; nothing where there are none.
   *
   * @param collisions the versions
   * @param branch the other branch, or {@code null} where none was looked at
   */
  public static String text(List<Collisions.Collision> collisions, @Nullable String branch) {
    if (collisions.isEmpty()) {
      return "";
    }
    var text = new StringBuilder("%n%s is in the way:%n%n".formatted(branch));
    for (var each : collisions) {
      text.append("  version %s%n    %s%n".formatted(each.version(), text(each)));
    }
    return text.append("%nNext step: stopover revision --rebase %s%n".formatted(branch)).toString();
  }

  static String text(Collisions.Collision collision) {
    return "%s is here, and %s there.".formatted(collision.file(), collision.other());
  }
}
