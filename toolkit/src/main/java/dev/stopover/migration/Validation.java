package dev.stopover.migration;

import dev.stopover.StopoverException;
import dev.stopover.migration.HistoryProblem.Kind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.output.ValidateOutput;

/** Compare what is applied with the files, and say what does not fit. */
record Validation(History history, MigrationFiles files) {

  /**
   * Refuse a history that does not fit the files.
   *
   * @param ignored what may be, as a pattern of Flyway's
   * @throws StopoverException if a file was changed, renamed or removed after it was applied, or
   *     was added below the current version
   */
  void require(Session session, String... ignored) {
    var problems = problems(session, ignored);
    if (!problems.isEmpty()) {
      throw StopoverException.usage(
          problems.stream()
              .map(HistoryProblem::text)
              .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  /** Return what does not fit; nothing where all does. */
  List<HistoryProblem> problems(Session session, String... ignored) {
    var flyway =
        session.flyway(more -> more.skipDefaultCallbacks(true).ignoreMigrationPatterns(ignored));
    var result = Failures.translated(flyway::validateWithResult);
    return result.validationSuccessful
        ? List.of()
        : result.invalidMigrations.stream().map(this::problem).toList();
  }

  /**
   * Return what an upgrade would refuse, unless a script stopped half-way, which is told first.
   *
   * <p>Flyway is asked only where something looks as if it did not fit: that costs as much as all
   * else that a look at a database does.
   */
  List<HistoryProblem> refusals(Session session) {
    return history.problem().isEmpty() && history.entries().stream().anyMatch(this::isDoubtful)
        ? problems(session, "*:pending", "*:future")
        : List.of();
  }

  private boolean isDoubtful(MigrationInfo entry) {
    return switch (History.state(entry)) {
      case MISSING, IGNORED -> true;
      case APPLIED, OUT_OF_ORDER ->
          !Objects.equals(entry.getResolvedChecksum(), entry.getAppliedChecksum())
              || (entry.isVersioned()
                  && files
                      .up(History.versionOf(entry))
                      .filter(file -> !file.description().equals(entry.getDescription()))
                      .isPresent());
      default -> false;
    };
  }

  private HistoryProblem problem(ValidateOutput invalid) {
    var version =
        invalid.version == null || invalid.version.isEmpty() ? null : Version.of(invalid.version);
    return new HistoryProblem(kind(invalid), version, describe(invalid));
  }

  private static Kind kind(ValidateOutput invalid) {
    return !(invalid.errorDetails.errorCode instanceof CoreErrorCode code)
        ? Kind.OTHER
        : switch (code) {
          case CHECKSUM_MISMATCH, DESCRIPTION_MISMATCH -> Kind.CHANGED_AFTER_APPLIED;
          case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED,
              APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
              Kind.FILE_MISSING;
          case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED -> Kind.ADDED_BELOW;
          default -> Kind.OTHER;
        };
  }

  private String describe(ValidateOutput invalid) {
    var entry = entry(invalid);
    if (entry.isEmpty() || !(invalid.errorDetails.errorCode instanceof CoreErrorCode code)) {
      return invalid.errorDetails.errorMessage;
    }
    return describe(entry.get(), code, invalid.errorDetails.errorMessage);
  }

  private String describe(MigrationInfo entry, CoreErrorCode code, String otherwise) {
    return switch (code) {
      case CHECKSUM_MISMATCH ->
          "%s was changed after it was applied: its checksum is %d, that of what was applied is %d."
                  .formatted(
                      entry.getScript(), entry.getResolvedChecksum(), entry.getAppliedChecksum())
              + " Restore the file, and write the change as a new migration.";
      case DESCRIPTION_MISMATCH ->
          "%s was renamed after it was applied: it is now %s. Give it the old name again."
              .formatted(
                  entry.getScript(),
                  files.up(History.versionOf(entry)).map(MigrationFile::name).orElse("gone"));
      case APPLIED_VERSIONED_MIGRATION_NOT_RESOLVED, APPLIED_REPEATABLE_MIGRATION_NOT_RESOLVED ->
          "%s is applied, but the file is not in %s. Restore it, or correct the locations."
              .formatted(entry.getScript(), files.places());
      case RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED ->
          "%s was added below version %s, which is applied already. Give it a version above, such"
                  .formatted(entry.getScript(), history.version())
              + " as "
              + files.nextVersion()
              + ", or allow outOfOrder.";
      default -> otherwise;
    };
  }

  /** Find the newest entry: an older one of the same version was undone. */
  private Optional<MigrationInfo> entry(ValidateOutput invalid) {
    return history.entries().stream()
        .filter(entry -> History.state(entry) != HistoryEntry.State.UNDO)
        .filter(
            entry ->
                (invalid.version == null || invalid.version.isEmpty())
                    ? !entry.isVersioned() && entry.getDescription().equals(invalid.description)
                    : MigrationVersion.fromVersion(invalid.version).equals(entry.getVersion()))
        .reduce((first, second) -> second);
  }
}
