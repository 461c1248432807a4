package dev.stopover.exposed;

import dev.stopover.Engine;
import kotlin.Unit;
import org.jetbrains.exposed.v1.core.DatabaseApi;
import org.jetbrains.exposed.v1.core.DatabaseConfig;
import org.jetbrains.exposed.v1.core.Version;
import org.jetbrains.exposed.v1.core.statements.api.IdentifierManagerApi;
import org.jetbrains.exposed.v1.core.vendors.DatabaseDialect;
import org.jetbrains.exposed.v1.core.vendors.MysqlDialect;
import org.jetbrains.exposed.v1.core.vendors.PostgreSQLDialect;

/** Tells Exposed what it asks of a database, as a current server would. */
final class OfflineDatabase extends DatabaseApi {

  private static final int NEWEST_POSTGRESQL = 17;
  private static final int NEWEST_MYSQL = 9;

  private final Engine engine;
  private final DatabaseDialect dialect;
  private final OfflineIdentifiers identifiers;

  OfflineDatabase(Engine engine) {
    super(engine.vendor(), DatabaseConfig.Companion.invoke(builder -> Unit.INSTANCE));
    this.engine = engine;
    this.dialect =
        switch (engine) {
          case POSTGRESQL -> new PostgreSQLDialect();
          case MYSQL -> new MysqlDialect();
        };
    this.identifiers = new OfflineIdentifiers(engine);
  }

  @Override
  public String getUrl() {
    return "jdbc:" + engine.vendor() + ":";
  }

  @Override
  public String getVendor() {
    return engine.vendor();
  }

  @Override
  public DatabaseDialect getDialect() {
    return dialect;
  }

  @Override
  public String getDialectMode() {
    return "";
  }

  @Override
  public Version getVersion() {
    return new Version(engine == Engine.MYSQL ? NEWEST_MYSQL : NEWEST_POSTGRESQL, 0, 0);
  }

  @Override
  public String getFullVersion() {
    return getVersion().toString();
  }

  @Override
  public boolean getSupportsAlterTableWithAddColumn() {
    return true;
  }

  @Override
  public boolean getSupportsAlterTableWithDropColumn() {
    return true;
  }

  @Override
  public boolean getSupportsMultipleResultSets() {
    return true;
  }

  @Override
  public boolean getSupportsSelectForUpdate() {
    return true;
  }

  @Override
  public IdentifierManagerApi getIdentifierManager() {
    return identifiers;
  }
}
