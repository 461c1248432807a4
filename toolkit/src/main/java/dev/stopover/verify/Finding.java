package dev.stopover.verify;

import dev.stopover.migration.Version;
import dev.stopover.rows.LostRows;
import java.util.List;

/** Say what is wrong with one version of the migrations. */
public sealed interface Finding {

  /** Return the version. */
  Version version();

  /**
   * There is no script that undoes the version.
   *
   * @param version the version
   * @param up the name of its up script
   * @param down the name that its down script would have
   */
  record DownMissing(Version version, String up, String down) implements Finding {}

  /**
   * A script fails where there are rows, whatever fits the constraints of the tables.
   *
   * @param version the version
   * @param script the name of the script
   * @param reason what the server said
   */
  record RowsRefused(Version version, String script, String reason) implements Finding {}

  /**
   * The down script fails, rows or not.
   *
   * @param version the version
   * @param script the name of the script
   * @param reason what the server said
   */
  record DownFails(Version version, String script, String reason) implements Finding {}

  /**
   * The down script does not lead back to the schema before the version.
   *
   * @param version the version
   * @param script the name of the script
   * @param differences the schema after it, held against the one before the version
   * @param leftOver what is left that is not compared in parts
   */
  record NotUndone(
      Version version, String script, List<Difference> differences, List<String> leftOver)
      implements Finding {

    /** Copy what was given. */
    public NotUndone {
      differences = List.copyOf(differences);
      leftOver = List.copyOf(leftOver);
    }
  }

  /**
   * The up script, run again after the down script, makes another schema.
   *
   * @param version the version
   * @param script the name of the down script
   * @param differences the schema of the second time, held against that of the first
   */
  record NotRepeated(Version version, String script, List<Difference> differences)
      implements Finding {

    /** Copy what was given. */
    public NotRepeated {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Rows that were there before the version are not the same after it was applied and undone.
   *
   * @param version the version
   * @param up the name of its up script, where the loss can be declared
   * @param lost what is lost
   */
  record RowsLost(Version version, String up, LostRows lost) implements Finding {}
}
