package dev.stopover.junit.internal;

import dev.stopover.dialect.Dialect;
import dev.stopover.migration.SqlFiles;
import dev.stopover.model.Schema;
import dev.stopover.models.Models;
import dev.stopover.server.Server;
import dev.stopover.verify.Drift;
import dev.stopover.verify.ExpectedSchema;
import dev.stopover.verify.KnownFindings;
import dev.stopover.verify.ProofRows;
import dev.stopover.verify.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Say what is proven of migrations.
 *
 * @param models whether they make what the models expect
 * @param roundTrip whether each version can be undone and applied again
 * @param rows whether rows survive that
 * @param drift whether tests that share a database leave its schema as it was
 * @param baseline the file of what is known to be wrong, or {@code null}
 * @param rewritten whether that file is written anew
 */
public record Checks(
    boolean models,
    boolean roundTrip,
    boolean rows,
    boolean drift,
    @Nullable Path baseline,
    boolean rewritten) {

  /**
   * Run the checks.
   *
   * @param schema what the migrations made
   * @param expected the models, or {@code null} where they are not held against anything
   * @param files what the models cannot say
   * @param reports where it is written what they found
   * @throws org.opentest4j.AssertionFailedError if one finds something that is not known
   */
  void run(
      Blueprint blueprint,
      Server server,
      Schema schema,
      @Nullable Models expected,
      SqlFiles files,
      Reports reports) {
    var failed = FailedCheck.of(blueprint.places(), server);
    reports.schema(schema, Dialect.of(server.engine()));
    var known = baseline == null || rewritten ? KnownFindings.NONE : KnownFindings.read(baseline);
    var found = new ArrayList<String>();
    var drift =
        expected == null
            ? null
            : Drift.between(
                schema, ExpectedSchema.of(expected, files, server), Dialect.of(server.engine()));
    if (drift != null) {
      reports.drift(drift);
      found.addAll(KnownFindings.lines(drift));
      var news = known.newIn(drift);
      if (!rewritten && !news.differences().isEmpty()) {
        throw failed.modelsDisagree(news);
      }
    }
    var verification = roundTrip || rows ? verification(blueprint, server, reports) : null;
    if (verification != null) {
      reports.verification(verification, blueprint.places());
      found.addAll(KnownFindings.lines(verification));
      var news = known.newIn(verification);
      if (!rewritten && !news.isClean()) {
        throw failed.doesNotComeUndone(news);
      }
    }
    settle(known, found, failed);
  }

  /**
   * Hold a schema against the models, if there are any, and else against what the migrations made.
   *
   * @throws org.opentest4j.AssertionFailedError if it has a difference that is not known
   */
  void verify(Blueprint blueprint, Server server, Schema schema, Schema migrated) {
    var dialect = Dialect.of(server.engine());
    var known = baseline == null ? KnownFindings.NONE : KnownFindings.read(baseline);
    var found =
        models && !blueprint.models().isEmpty()
            ? Drift.between(
                schema,
                ExpectedSchema.of(blueprint.readModels(), blueprint.sqlFiles(), server),
                dialect)
            : Drift.between(schema, migrated, dialect);
    var news = known.newIn(found);
    if (!news.differences().isEmpty()) {
      throw FailedCheck.of(blueprint.places(), server).isNotAsExpected(news);
    }
  }

  private Verification verification(Blueprint blueprint, Server server, Reports reports) {
    var held = rows ? new ProofRows(true, blueprint.rows().early()) : ProofRows.NONE;
    var memory = reports.memory();
    return memory != null
        ? Verification.remembered(blueprint.settings(), server, held, memory)
        : Verification.of(blueprint.settings(), server, held);
  }

  private void settle(KnownFindings known, ArrayList<String> found, FailedCheck failed) {
    if (baseline == null) {
      return;
    }
    if (rewritten) {
      KnownFindings.write(baseline, found);
      return;
    }
    var resolved = known.resolved(found);
    if (!resolved.isEmpty()) {
      throw failed.resolved(resolved, baseline);
    }
  }
}
