package dev.stopover.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.server.TestServers;
import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed alone is seen, by both ways of looking. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class SingleEditsContract {

  /** Begins a statement that only servers of a version, or later ones, understand. */
  private static final Pattern SINCE = Pattern.compile("\\[(\\d+)] ");

  private final String server;
  private final String schema;
  private final String edits;
  private SingleEdits single;

  /**
   * Change a schema in many ways, one at a time.
   *
   * @param server the server's specification
   * @param schema the statements that make the schema, each of which ends a line
   * @param edits the statements of each change on a line of their own
   */
  SingleEditsContract(String server, String schema, String edits) {
    this.server = server;
    this.schema = schema;
    this.edits = edits;
  }

  @BeforeAll
  void begin() throws SQLException {
    single = new SingleEdits(TestServers.get(server), understood(schema).toList());
  }

  @AfterAll
  void end() {
    single.close();
  }

  Stream<String> all() {
    return understood(edits);
  }

  @Execution(ExecutionMode.CONCURRENT)
  @ParameterizedTest(name = "{0}")
  @MethodSource("all")
  void isSeen(String edit) throws SQLException {
    assertThat(single.problemsWith(edit)).isEmpty();
  }

  private Stream<String> understood(String statements) {
    return Stream.of(statements.split(";\\R"))
        .map(String::strip)
        .filter(sql -> !sql.isEmpty() && isUnderstood(sql))
        .map(sql -> SINCE.matcher(sql).replaceFirst(""));
  }

  private boolean isUnderstood(String sql) {
    var since = SINCE.matcher(sql);
    var version = server.substring(server.indexOf(':') + 1);
    return !since.lookingAt() || Double.parseDouble(version) >= Integer.parseInt(since.group(1));
  }
}
