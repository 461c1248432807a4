package dev.stopover.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Keep the facts that only one engine has. */
final class Options {

  private Options() {}

  static SortedMap<String, String> copyOf(SortedMap<String, String> options) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(options));
  }
}
