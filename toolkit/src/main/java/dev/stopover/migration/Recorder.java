package dev.stopover.migration;

import dev.stopover.Engine;
import dev.stopover.StopoverException;
import dev.stopover.catalog.CatalogReader;
import dev.stopover.dialect.Dialect;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.ErrorDetails;
import org.flywaydb.core.api.exception.FlywayBlockStatementExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Write each statement of a script into the journal, before it runs and after, and leave out those
 * that ran before.
 */
final class Recorder {

  private static final Pattern WORD = Pattern.compile("`([^`]+)`|([\\p{L}\\p{N}_$]+)");
  private static final int WORDS = 200;
  private static final Pattern LOCK = Pattern.compile("(?is)LOCK\\s+TABLES?\\b.*");
  private static final Pattern UNLOCK = Pattern.compile("(?is)UNLOCK\\s+TABLES?\\b.*");

  /** What may commit something before it fails. */
  private static final Pattern MAY_BE_PARTIAL =
      Pattern.compile("(?is)(?:CALL|DO|EXECUTE|SELECT|WITH)\\b.*");

  private final Journal journal;
  private final Placeholders placeholders;
  private final boolean isWanted;
  private final @Nullable Resumption resumption;

  /** Created when it is first needed: it takes a while, and most commands read nothing. */
  private @Nullable CatalogReader reader;

  private List<Integer> lines = List.of();
  private @Nullable MigrationFile file;
  private boolean isRecording;
  private int number;
  private Journal.@Nullable Row running;

  /** What ran while the session could write to no table but those that it had locked. */
  private @Nullable List<Journal.Row> lockedOut;

  Recorder(
      Journal journal,
      Placeholders placeholders,
      boolean isWanted,
      @Nullable Resumption resumption) {
    this.journal = journal;
    this.placeholders = placeholders;
    this.isWanted = isWanted;
    this.resumption = resumption;
  }

  /**
   * Say which statements of a script ran before.
   *
   * @param rows what the journal says of them
   * @param upTo the number of the last one that is left out
   * @param inSameSession whether what they set in their session is still there
   */
  record Resumption(List<Journal.Row> rows, int upTo, boolean inSameSession) {

    boolean isOf(@Nullable MigrationFile file) {
      return file != null && !rows.isEmpty() && rows.get(0).script().equals(file.path());
    }
  }

  /**
   * Begin with a script.
   *
   * @param script the script, or {@code null} where it is no SQL
   * @param isTransactional whether it runs in a transaction
   */
  void begin(@Nullable MigrationFile script, boolean isTransactional) {
    file = script;
    number = 0;
    running = null;
    lockedOut = null;
    isRecording = isWanted && script != null && !(isTransactional && journal.rules().rollsBack());
    if (!isRecording || script == null) {
      return;
    }
    lines = lines(script);
    if (resumes()) {
      journal.endUpTo(upTo());
      journal.forgetFrom(upTo() + 1);
    } else {
      journal.begin();
    }
  }

  private boolean resumes() {
    return resumption != null && resumption.isOf(file);
  }

  private int upTo() {
    return resumption != null && resumes() ? resumption.upTo : 0;
  }

  /** Write down that a statement begins, or leave it out. */
  void before(String sql) {
    number++;
    if (!isRecording) {
      return;
    }
    var hash = hash(sql);
    if (resumption != null && number <= upTo()) {
      leaveOut(resumption, hash);
      return;
    }
    var kind = StatementKind.of(sql);
    var row =
        new Journal.Row(
            number,
            requireFile().path(),
            requireFile().version(),
            requireFile().kind() == MigrationFile.Kind.DOWN,
            number <= lines.size() ? lines.get(number - 1) : 0,
            placeholders.inStatement(sql.strip()),
            hash,
            kind,
            lockedOut == null && kind == StatementKind.DEFINITION ? state(sql) : null,
            false);
    if (lockedOut == null) {
      journal.add(row);
    }
    running = row;
  }

  /** Write down that the statement has ended. */
  void after() {
    var row = running;
    if (row == null) {
      return;
    }
    running = null;
    var text = ClientDialect.plain(row.text());
    if (lockedOut == null && LOCK.matcher(text).matches()) {
      lockedOut = new ArrayList<>();
    } else if (lockedOut == null) {
      journal.endUpTo(row.number());
    } else {
      lockedOut.add(row);
      if (UNLOCK.matcher(text).matches()) {
        lockedOut.forEach(journal::add);
        journal.endUpTo(row.number());
        lockedOut = null;
      }
    }
  }

  /** Write down that the server refused what was begun last, in a session that lives on. */
  void refused() {
    if (!isRecording) {
      return;
    }
    journal.claimHistory();
    var row = running;
    if (row != null && lockedOut == null && hasDoneNothing(row)) {
      journal.fail(row);
    }
  }

  /** Look at once: what is changed by hand later must not be taken for what the statement did. */
  private boolean hasDoneNothing(Journal.Row row) {
    return row.kind() == StatementKind.DEFINITION
        ? row.before() != null && row.before().equals(state(row.text()))
        : !MAY_BE_PARTIAL.matcher(ClientDialect.plain(row.text())).matches();
  }

  /** Whether what failed has left nothing but what the journal says. */
  boolean isComplete() {
    return isRecording && lockedOut == null;
  }

  private void leaveOut(Resumption resumption, String hash) {
    var row = resumption.rows.get(number - 1);
    if (!row.hash().equals(hash)) {
      throw StopoverException.usage(
          "The statement in line %d of %s ran before, but now it is another: it was %s Restore it, or complete the script by hand and run `stopover stamp`."
              .formatted(row.line(), row.script(), row.text()));
    }
    if (row.kind() != StatementKind.SETTING || resumption.inSameSession) {
      throw new FlywayBlockStatementExecutionException(
          new ErrorDetails(CoreErrorCode.ERROR, "It ran before"), "It ran before");
    }
  }

  private MigrationFile requireFile() {
    if (file == null) {
      throw new IllegalStateException("No script was begun");
    }
    return file;
  }

  /**
   * Return the state of what a statement can change: its tables are among its words.
   *
   * @param told the statement; placeholders in it are filled in
   */
  String state(String told) {
    var sql = placeholders.filled(told);
    var connection = journal.connection();
    var words =
        journal.rules() == EngineRules.MYSQL
            ? WORD.matcher(sql).results().map(Recorder::word).distinct().limit(WORDS).toList()
            : List.<String>of();
    if (reader == null) {
      reader = CatalogReader.of(Dialect.of(engine(journal.rules())), Set.of());
    }
    return reader.digest(connection, words) + "|" + String.join("|", unfinishedIndexes(journal));
  }

  static List<String> unfinishedIndexes(Journal journal) {
    var names = new ArrayList<String>();
    if (!journal.rules().unfinishedIndexes.isEmpty()) {
      journal.read(journal.rules().unfinishedIndexes, row -> names.add(row.getString(1)));
    }
    return names;
  }

  private static String word(MatchResult found) {
    return found.group(1) == null ? found.group(2) : found.group(1);
  }

  /** Return the line in which each statement begins. */
  List<Integer> lines(MigrationFile script) {
    var configuration = Flyway.configure().placeholderReplacement(false);
    var parser = SqlFiles.parser(engine(journal.rules()), configuration);
    var found = new ArrayList<Integer>();
    var resource = new SingleScript.Resource(script.path(), script.source(), script.sql());
    try (var statements = parser.parse(resource)) {
      while (statements.hasNext()) {
        found.add(statements.next().getLineNumber());
      }
    }
    return found;
  }

  private static Engine engine(EngineRules rules) {
    return rules == EngineRules.MYSQL ? Engine.MYSQL : Engine.POSTGRESQL;
  }

  private static String hash(String sql) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(sql.strip().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
