package dev.stopover.generate;

import dev.stopover.StopoverException;
import dev.stopover.dialect.ClientScript;
import dev.stopover.dialect.Dialect;
import dev.stopover.diff.Changes;
import dev.stopover.entity.Entities;
import dev.stopover.migration.SqlFiles;
import dev.stopover.model.Schema;
import dev.stopover.model.Table;
import dev.stopover.server.Server;
import dev.stopover.source.SchemaBuilder;
import dev.stopover.source.SchemaSource;
import dev.stopover.verify.ExpectedSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Write models from a schema.
 *
 * <p>Not safe for use by several threads.
 */
public final class ModelGenerator {

  /** What the tables need, which runs before they are created. */
  private static final String BEFORE = "before_tables.sql";

  private static final String AFTER = "after_tables.sql";

  private final Server server;
  private final Dialect dialect;
  private final ModelOptions options;

  /**
   * Create a generator.
   *
   * @param server where what is written is tried, of the engine and version of the schema
   * @param options how models are written
   */
  public ModelGenerator(Server server, ModelOptions options) {
    this.server = server;
    this.dialect = Dialect.of(server.engine());
    this.options = options;
  }

  /**
   * Write models, read them back and write SQL for what they do not say.
   *
   * @param there the schema, as it was read from a server of the same engine and version
   * @throws StopoverException if no table is wanted, if this Java has no compiler, or if the server
   *     refuses
   */
  public GeneratedModels generate(Schema there) {
    var selection = Selection.of(there, options.tables());
    var schema = selection.schema();
    var unsaid = new Unsaid(schema, dialect.engine());
    try (var folder = new TemporaryFolder()) {
      return generate(schema, unsaid, selection.leftOut(), folder.path());
    }
  }

  private GeneratedModels generate(
      Schema schema, Unsaid unsaid, List<String> leftOut, Path folder) {
    while (true) {
      var describer = new Describer(schema, dialect, options, unsaid);
      var entities = describer.describe();
      var before =
          script(
              Changes.between(
                  Schema.EMPTY,
                  describer
                      .enums()
                      .without(
                          new Needs(schema)
                              .before(
                                  schema.tables().stream()
                                      .filter(each -> !unsaid.has(each.name()))
                                      .toList()))));
      var models = compiled(entities, describer.enums().classes());
      var refused = new ArrayList<Table>();
      var first = tried(models, files(folder, before, ""), schema, describer, refused);
      if (first.isEmpty()) {
        refused.forEach(each -> unsaid.leave(each.name(), "the server does not take the class"));
        continue;
      }
      if (unsaid.learn(first.get(), schema)) {
        continue;
      }
      var after = script(first.get());
      var differences =
          after.isEmpty() ? first.get() : between(models, files(folder, before, after), schema);
      return new GeneratedModels(
          sources(entities, describer.enums().classes()),
          sql(before, after),
          tablesInSql(unsaid),
          notWritten(schema, leftOut),
          dialect.statements(differences));
    }
  }

  /** Returns the steps that lead from models to what is there, or nothing if they are refused. */
  private Optional<Changes> tried(
      SchemaSource models,
      SqlFiles files,
      Schema schema,
      Describer describer,
      List<Table> refused) {
    try {
      return Optional.of(between(models, files, schema));
    } catch (StopoverException e) {
      schema.tables().stream()
          .filter(each -> isAbout(String.valueOf(e.getMessage()), describer.typeOf(each.name())))
          .forEach(refused::add);
      if (refused.isEmpty()) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static boolean isAbout(String message, TypeRef type) {
    return message.startsWith(type + ":");
  }

  private Changes between(SchemaSource models, SqlFiles files, Schema schema) {
    var expected = ExpectedSchema.of(models, files, server);
    return Changes.between(expected.reconciledWith(schema), schema);
  }

  private SchemaSource compiled(List<EntityClass> entities, List<EnumClass> enums) {
    if (entities.isEmpty()) {
      return engine -> SchemaBuilder.create();
    }
    var texts = new LinkedHashMap<String, String>();
    for (var each : entities) {
      // There is no compiler of Kotlin here: a Java class of the same annotations stands for it.
      texts.put(
          each.type().toString(),
          JavaWriter.write(each, isKotlin() ? Style.CLASS : options.style()));
    }
    for (var each : enums) {
      texts.put(each.type().toString(), JavaWriter.write(each));
    }
    return Entities.of(Compilation.load(texts).stream().filter(each -> !each.isEnum()).toList());
  }

  private Map<String, String> sources(List<EntityClass> entities, List<EnumClass> enums) {
    var sources = new LinkedHashMap<String, String>();
    for (var each : entities) {
      sources.put(
          path(each.type()),
          isKotlin() ? KotlinWriter.write(each) : JavaWriter.write(each, options.style()));
    }
    for (var each : enums) {
      sources.put(
          path(each.type()), isKotlin() ? KotlinWriter.write(each) : JavaWriter.write(each));
    }
    return sources;
  }

  private String path(TypeRef type) {
    return type.toString().replace('.', '/') + options.style().extension();
  }

  private boolean isKotlin() {
    return options.style() == Style.KOTLIN;
  }

  private String script(Changes changes) {
    var script = ClientScript.of(dialect.engine());
    dialect.preamble(changes).forEach(script::statement);
    for (var statements : dialect.statementsOfEach(changes)) {
      if (!statements.isEmpty()) {
        script.gap();
        statements.forEach(script::statement);
      }
    }
    return script.toString();
  }

  /** Writes both files even if nothing is in them: then nothing but what they say is expected. */
  private static SqlFiles files(Path folder, String before, String after) {
    try {
      Files.writeString(folder.resolve(BEFORE), before);
      Files.writeString(folder.resolve(AFTER), after);
      return SqlFiles.in(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> sql(String before, String after) {
    var sql = new LinkedHashMap<String, String>();
    if (!before.isEmpty()) {
      sql.put(BEFORE, before);
    }
    if (!after.isEmpty()) {
      sql.put(AFTER, after);
    }
    return sql;
  }

  private static Map<String, String> tablesInSql(Unsaid unsaid) {
    var tables = new LinkedHashMap<String, String>();
    unsaid.tables().forEach((name, reason) -> tables.put(name.toString(), reason));
    return tables;
  }

  private static List<String> notWritten(Schema schema, List<String> leftOut) {
    var notWritten = new ArrayList<>(leftOut);
    notWritten.addAll(schema.notCompared());
    return notWritten;
  }
}
