package dev.stopover.hibernate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.stopover.Engine;
import dev.stopover.entity.Entities;
import dev.stopover.hibernate.both.Both;
import dev.stopover.server.Server;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Version;
import org.hibernate.boot.model.naming.EntityNaming;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.naming.ImplicitJoinTableNameSource;
import org.hibernate.boot.model.naming.ImplicitNamingStrategyJpaCompliantImpl;
import org.junit.jupiter.api.Test;

/** Says that the reader of annotations and Hibernate see the same in a class. */
abstract class AgreementContract {

  private static final Map<String, String> LIKE_SPRING =
      Map.of(
          "hibernate.physical_naming_strategy",
          "org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy",
          "hibernate.implicit_naming_strategy",
          AfterAttributes.class.getName());

  abstract Server server();

  /** The table in the description of the package, with what shows each in {@link Both}. */
  private enum Difference {
    COMPOSITE_KEYS(
        "ALTER TABLE (badges|employees|pairs|points_to_pair|seats|authors_\\w+|author_prizes"
            + "|biographies_sources|book_series)\\b.* (PRIMARY|FOREIGN) KEY.*"
            + "|.*(DROP CONSTRAINT|DROP INDEX) \\w*(pkey|fk)\\w*.*"),
    CHECKS("ALTER TABLE \\w+ DROP (CHECK \\w+_chk_\\d|CONSTRAINT \\w+_check)"),
    AUTO("ALTER TABLE automatic .*|DROP (TABLE|SEQUENCE) automatic_seq|.*automatic_id_seq.*"),
    ENUMS("ALTER TABLE levels MODIFY .*", Engine.MYSQL),
    LOBS("ALTER TABLE lobs ALTER COLUMN (data|text) TYPE .*", Engine.POSTGRESQL),
    PRIMITIVES("ALTER TABLE primitives (ALTER|MODIFY) COLUMN given .*NOT NULL"),
    BOOLEANS("ALTER TABLE numbers MODIFY COLUMN (primitive|wrapped) tinyint.*", Engine.MYSQL),
    CHARACTERS(
        "ALTER TABLE (texts|animals) MODIFY COLUMN (letter|other|kind) char\\(1\\).*",
        Engine.MYSQL),
    TIMES("ALTER TABLE times (ALTER|MODIFY) COLUMN \\w+ (TYPE )?(date)?time.*"),
    UNIQUE_INDEXES(".*\"Odd names_user_name_(key|idx)\".*", Engine.POSTGRESQL);

    private final Pattern statements;

    @SuppressWarnings("ImmutableEnumChecker") // As is what Set.of returns.
    private final Set<Engine> engines;

    Difference(String statements, Engine... engines) {
      this.statements = Pattern.compile(statements, Pattern.DOTALL);
      this.engines = engines.length == 0 ? Set.of(Engine.values()) : Set.of(engines);
    }

    static Optional<Difference> of(String statement, Engine engine) {
      return Stream.of(values())
          .filter(each -> each.engines.contains(engine))
          .filter(each -> each.statements.matcher(statement).matches())
          .findFirst();
    }
  }

  @Test
  void everyKindOfMappingIsTheSameButForWhatIsDescribed() {
    assumeThat(Version.getVersionString()).as("the Hibernate that is described").startsWith("7.");
    var engine = server().engine();
    var statements = differences(Both.all());
    assertThat(statements)
        .allSatisfy(
            each ->
                assertThat(Difference.of(each, engine)).as("what explains %s", each).isPresent());
    assertThat(statements.stream().flatMap(each -> Difference.of(each, engine).stream()).distinct())
        .as("what the description still has to say")
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Difference.values()).filter(each -> each.engines.contains(engine)).toList());
  }

  /** Return what leads from one to the other, without what a statement needs of its session. */
  private List<String> differences(List<Class<?>> classes) {
    return new Exported(server(), classes, LIKE_SPRING)
        .differences(Entities.of(classes)).stream()
            .filter(statement -> !statement.startsWith("SET "))
            .toList();
  }

  /** Names join tables as Spring does, and nested classes without those that they are in. */
  public static final class AfterAttributes extends ImplicitNamingStrategyJpaCompliantImpl {
    @Override
    protected String transformEntityName(EntityNaming entity) {
      var name = super.transformEntityName(entity);
      return name.substring(name.lastIndexOf('$') + 1);
    }

    @Override
    public Identifier determineJoinTableName(ImplicitJoinTableNameSource source) {
      return toIdentifier(
          source.getOwningPhysicalTableName()
              + "_"
              + source.getAssociationOwningAttributePath().getProperty(),
          source.getBuildingContext());
    }
  }
}
