package dev.stopover.migration;

import dev.stopover.StopoverException;
import java.util.Comparator;
import java.util.List;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;

/** Find out what a target means in a database. */
record Plan(History history, MigrationFiles files) {

  /** Return whether an upgrade leaves versions out, and with them what builds on the newest. */
  boolean isPartial(MigrationVersion target) {
    return history.pending().stream()
        .anyMatch(entry -> entry.isVersioned() && entry.getVersion().isNewerThan(target));
  }

  /** Return the version that an upgrade goes up to. */
  MigrationVersion upgrade(Target target) {
    if (target instanceof Target.Head) {
      return MigrationVersion.LATEST;
    }
    if (target instanceof Target.Exactly exactly) {
      var version = requireKnown(exactly.version());
      var current = history.version();
      if (current != null && version.compareTo(current) < 0) {
        throw StopoverException.usage(
            "Version %s is below the current version %s, and an upgrade only goes up. Run"
                    .formatted(version, current)
                + " `stopover downgrade "
                + version
                + "`.");
      }
      return version.toFlyway();
    }
    if (target instanceof Target.Relative relative && relative.steps() > 0) {
      var pending = history.pending().stream().filter(MigrationInfo::isVersioned).toList();
      if (relative.steps() > pending.size()) {
        throw StopoverException.usage(
            "%s goes beyond the newest migration: %s. Run `stopover upgrade head`."
                .formatted(target, count(pending.size(), "pending")));
      }
      return pending.get(relative.steps() - 1).getVersion();
    }
    throw StopoverException.usage(
        "'%s' goes down, and an upgrade only goes up. Run `stopover downgrade %1$s`."
            .formatted(target));
  }

  /** Return the versions that a downgrade undoes, the one that was applied last first. */
  List<MigrationInfo> downgrade(Target target) {
    var floor = floor();
    var highestFirst =
        history.applied().stream()
            .filter(entry -> floor == null || History.versionOf(entry).compareTo(floor) > 0)
            .sorted(Comparator.comparing(History::versionOf).reversed())
            .toList();
    if (target instanceof Target.Base) {
      return lastFirst(highestFirst);
    }
    if (target instanceof Target.Exactly exactly) {
      var kept = requireApplied(exactly.version());
      return lastFirst(
          highestFirst.stream()
              .filter(entry -> History.versionOf(entry).compareTo(kept) > 0)
              .toList());
    }
    if (target instanceof Target.Relative relative && relative.steps() < 0) {
      var steps = -relative.steps();
      if (steps > highestFirst.size()) {
        throw StopoverException.usage(
            "%s goes below the first migration: %s. Run `stopover downgrade base`."
                .formatted(
                    target,
                    count(highestFirst.size(), "applied")
                        + (floor == null ? "" : " above the baseline " + floor)));
      }
      return lastFirst(highestFirst.subList(0, steps));
    }
    throw StopoverException.usage(
        "'%s' goes up, and a downgrade only goes down. Run `stopover upgrade %1$s`."
            .formatted(target));
  }

  /** Return the version that a stamp leads to, or {@code null} for the state before the first. */
  @Nullable Version stamp(Target target) {
    var floor = floor();
    var known = known();
    if (target instanceof Target.Exactly exactly) {
      return requireAbove(floor, requireKnown(exactly.version()));
    }
    if (target instanceof Target.Base) {
      return floor;
    }
    if (target instanceof Target.Head) {
      return known.isEmpty() ? null : known.get(known.size() - 1);
    }
    var current = history.version();
    var steps = ((Target.Relative) target).steps();
    var position = (current == null ? -1 : known.indexOf(current)) + steps;
    if (position < -1 || position >= known.size()) {
      throw StopoverException.usage(
          "%s goes beyond the migrations in %s. Write head, base or a version."
              .formatted(target, files.places()));
    }
    return position == -1 ? floor : requireAbove(floor, known.get(position));
  }

  /** Return what the history says after a stamp. */
  StampResult stamped(Target target) {
    var to = stamp(target);
    var floor = floor();
    var applied = history.applied().stream().map(History::versionOf).sorted().toList();
    var recorded =
        known().stream()
            .filter(version -> to != null && version.compareTo(to) <= 0)
            .filter(version -> floor == null || version.compareTo(floor) > 0)
            .filter(version -> !applied.contains(version) && files.up(version).isPresent())
            .toList();
    var removed =
        applied.stream().filter(version -> to == null || version.compareTo(to) > 0).toList();
    return new StampResult(recorded, removed, history.version(), to);
  }

  /** Return the baseline, below which nothing can be undone. */
  private @Nullable Version floor() {
    return history.baseline().map(History::versionOf).orElse(null);
  }

  private List<Version> known() {
    return history.entries().stream()
        .filter(MigrationInfo::isVersioned)
        .map(History::versionOf)
        .distinct()
        .sorted()
        .toList();
  }

  private Version requireKnown(Version version) {
    var known = known();
    if (!known.contains(version)) {
      throw files.unknown(version, known);
    }
    return version;
  }

  private Version requireApplied(Version version) {
    requireKnown(version);
    var current = history.version();
    if (current == null || version.compareTo(current) > 0) {
      throw StopoverException.usage(
          "Version %s is above %s, and a downgrade only goes down. Run `stopover upgrade %1$s`."
              .formatted(version, current == null ? "base" : "the current version " + current));
    }
    var floor = floor();
    if (floor != null && version.equals(floor)) {
      return version;
    }
    requireAbove(floor, version);
    var applied = history.applied().stream().map(History::versionOf).toList();
    if (!applied.contains(version)) {
      throw StopoverException.usage(
          "Version %s was never applied here, so a downgrade can not lead to it. Applied are %s."
              .formatted(version, applied));
    }
    return version;
  }

  private static Version requireAbove(@Nullable Version floor, Version version) {
    if (floor != null && version.compareTo(floor) < 0) {
      throw StopoverException.usage(
          "Version %s is below the baseline %s, where the history of this database begins. The"
                  .formatted(version, floor)
              + " lowest target is "
              + floor
              + ".");
    }
    return version;
  }

  private static List<MigrationInfo> lastFirst(List<MigrationInfo> entries) {
    return entries.stream()
        .sorted(Comparator.comparing(MigrationInfo::getInstalledRank).reversed())
        .toList();
  }

  private static String count(int number, String state) {
    return switch (number) {
      case 0 -> "nothing is " + state;
      case 1 -> "1 migration is " + state;
      default -> number + " migrations are " + state;
    };
  }
}
