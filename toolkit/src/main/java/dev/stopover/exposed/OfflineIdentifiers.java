package dev.stopover.exposed;

import dev.stopover.Engine;
import java.util.List;
import org.jetbrains.exposed.v1.core.statements.api.IdentifierManagerApi;

/** Tells Exposed how a server writes names, as the drivers of both engines tell it. */
final class OfflineIdentifiers extends IdentifierManagerApi {

  /** PostgreSQL manual, 4.1.1; MySQL manual, 11.2.1. */
  private static final int LONGEST_POSTGRESQL = 63;

  private static final int LONGEST_MYSQL = 64;

  private final Engine engine;

  OfflineIdentifiers(Engine engine) {
    this.engine = engine;
  }

  @Override
  public String getQuoteString() {
    return engine == Engine.MYSQL ? "`" : "\"";
  }

  @Override
  protected boolean isUpperCaseIdentifiers() {
    return false;
  }

  @Override
  protected boolean isUpperCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  protected boolean isLowerCaseIdentifiers() {
    return engine == Engine.POSTGRESQL;
  }

  @Override
  protected boolean isLowerCaseQuotedIdentifiers() {
    return false;
  }

  @Override
  protected boolean getSupportsMixedIdentifiers() {
    return engine == Engine.MYSQL;
  }

  @Override
  protected boolean getSupportsMixedQuotedIdentifiers() {
    return true;
  }

  /** Exposed knows the words of the standard by itself. */
  @Override
  protected List<String> dbKeywords() {
    return List.of();
  }

  @Override
  protected String getExtraNameCharacters() {
    return engine == Engine.MYSQL ? "$" : "";
  }

  @Override
  protected OracleVersion getOracleVersion() {
    return OracleVersion.NonOracle;
  }

  @Override
  protected int getMaxColumnNameLength() {
    return engine == Engine.MYSQL ? LONGEST_MYSQL : LONGEST_POSTGRESQL;
  }
}
