package dev.stopover.entity;

import dev.stopover.entity.Member.Content;
import jakarta.persistence.MapKeyClass;
import java.util.Map;
import java.util.Optional;

/**
 * What a collection holds.
 *
 * @param key the keys of a map, or nothing
 * @param value the values
 */
record Contents(Optional<Content> key, Content value) {

  /**
   * Reads what a collection holds from the arguments of its type, or from what is written on it.
   *
   * @param written the class that is written on it, or {@code void}
   */
  static Contents of(Member member, Class<?> written) {
    var isMap = Map.class.isAssignableFrom(member.type());
    var known = member.contents();
    var place = isMap ? 1 : 0;
    if (written == void.class && known.size() <= place) {
      throw member.error("its type does not say what it holds; write the type with its arguments.");
    }
    var value =
        known.size() > place
            ? new Content(
                written == void.class ? known.get(place).type() : written,
                known.get(place).nullness())
            : new Content(written, Nullness.UNSPECIFIED);
    var keyClass = member.find(MapKeyClass.class);
    if (!isMap) {
      return new Contents(Optional.empty(), value);
    }
    if (keyClass == null && known.isEmpty()) {
      throw member.error("its type does not say what its keys are; write @MapKeyClass.");
    }
    return new Contents(
        Optional.of(
            new Content(
                keyClass == null ? known.get(0).type() : keyClass.value(), Nullness.NOT_NULL)),
        value);
  }
}
