package dev.stopover.hibernate;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinColumns;
import jakarta.persistence.JoinTable;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.Collate;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Nationalized;
import org.hibernate.annotations.NaturalId;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;
import org.hibernate.annotations.Subselect;
import org.hibernate.annotations.TimeZoneStorage;
import org.hibernate.annotations.TimeZoneStorageType;
import org.hibernate.annotations.UuidGenerator;
import org.hibernate.annotations.View;
import org.hibernate.envers.Audited;
import org.hibernate.type.SqlTypes;

/** Holds an entity for every kind of mapping. */
@SuppressWarnings({"unused", "deprecation", "JavaUtilDate", "UnusedVariable"})
final class Mapped {

  private static final List<Class<? extends Annotation>> KINDS =
      List.of(Entity.class, Embeddable.class, MappedSuperclass.class, Converter.class);

  private Mapped() {}

  /** Return all that both engines take. */
  static List<Class<?>> everywhere() {
    return onPostgreSql().stream()
        .filter(type -> !type.isAnnotationPresent(OnlyPostgreSql.class))
        // Before 7, it holds no embedded object in JSON on MySQL.
        .filter(
            type ->
                type != Documents.class
                    || !org.hibernate.Version.getVersionString().startsWith("6."))
        .toList();
  }

  /** Return all that PostgreSQL takes. */
  static List<Class<?>> onPostgreSql() {
    return Stream.of(Mapped.class.getDeclaredClasses())
        .filter(type -> KINDS.stream().anyMatch(type::isAnnotationPresent))
        .<Class<?>>map(type -> type)
        .toList();
  }

  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  @interface OnlyPostgreSql {}

  enum Level {
    LOW,
    HIGH
  }

  // Types

  @Entity
  static class Numbers {
    @Id int id;
    boolean primitive;
    Boolean wrapped;
    byte tiny;
    short small;
    long big;
    Long biggest;
    float single;
    double twice;
    BigDecimal decimalNumber;

    @Column(precision = 9, scale = 3)
    BigDecimal price;

    BigInteger bigInteger;
    char letter;
    Character other;
  }

  @Entity
  static class Texts {
    @Id
    @Column(length = 20)
    String id;

    String plain;

    @Column(length = 40000)
    String longer;

    @Column(length = 70000)
    String longest;

    @Column(length = 20_000_000)
    String huge;

    @Lob String lob;
    char[] letters;
    @Nationalized String national;

    @JdbcTypeCode(SqlTypes.CHAR)
    @Column(length = 3)
    String fixed;

    byte[] bytes;

    @Column(length = 70000)
    byte[] moreBytes;

    @Lob byte[] lobBytes;
    URL url;
    URI uri;
    Class<?> type;
    Currency currency;
    Locale locale;

    @Column(columnDefinition = "varchar(30) default 'x'")
    String defined;
  }

  @Entity
  static class Times {
    @Id UUID id;
    LocalDate date;
    LocalTime time;
    LocalDateTime dateTime;
    Instant instant;
    OffsetDateTime offsetDateTime;
    OffsetTime offsetTime;
    ZonedDateTime zoned;

    @Column(secondPrecision = 3)
    Instant millis;

    @Column(precision = 0)
    LocalDateTime seconds;

    Duration duration;
    Year year;
    ZoneId zone;
    ZoneOffset zoneOffset;
    TimeZone timeZone;
    Date legacy;
    java.sql.Date sqlDate;
    java.sql.Time sqlTime;
    java.sql.Timestamp sqlTimestamp;

    @TimeZoneStorage(TimeZoneStorageType.COLUMN)
    OffsetDateTime withZone;

    @TimeZoneStorage(TimeZoneStorageType.NORMALIZE)
    ZonedDateTime normalized;

    @CreationTimestamp Instant createdAt;
  }

  @Entity
  static class Enums {
    @Id long id;
    Level ordinal;

    @Enumerated(EnumType.STRING)
    Level name;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    @Column(length = 12)
    Level asVarchar;
  }

  record Settings(String theme, int size) {}

  @Embeddable
  static class Preferences {
    String language;

    @Column(nullable = false)
    int volume;

    @Enumerated(EnumType.STRING)
    @JdbcTypeCode(SqlTypes.VARCHAR)
    Level level;
  }

  @Entity
  static class Documents {
    @Id long id;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, Object> json;

    @JdbcTypeCode(SqlTypes.JSON)
    Settings settings;

    @Embedded
    @JdbcTypeCode(SqlTypes.JSON)
    Preferences preferences;

    String[] texts;
    int[] numbers;
    List<UUID> ids;

    @Enumerated(EnumType.STRING)
    Level[] levels;
  }

  @Converter(autoApply = true)
  static class LevelsConverter implements AttributeConverter<Settings, String> {
    @Override
    public String convertToDatabaseColumn(Settings settings) {
      return settings == null ? null : settings.theme();
    }

    @Override
    public Settings convertToEntityAttribute(String text) {
      return text == null ? null : new Settings(text, 1);
    }
  }

  @Converter
  static class YesNo implements AttributeConverter<Boolean, Character> {
    @Override
    public Character convertToDatabaseColumn(Boolean value) {
      return value == null ? null : value ? 'Y' : 'N';
    }

    @Override
    public Boolean convertToEntityAttribute(Character value) {
      return value == null ? null : value == 'Y';
    }
  }

  @Entity
  static class Converted {
    @Id long id;
    Settings settings;

    @Convert(converter = YesNo.class)
    Boolean flag;

    @Convert(converter = org.hibernate.type.YesNoConverter.class)
    boolean yes;

    @Convert(converter = org.hibernate.type.NumericBooleanConverter.class)
    boolean number;
  }

  // Generators

  @Entity
  static class Auto {
    @Id @GeneratedValue long id;
  }

  @Entity
  static class Identities {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;
  }

  @Entity
  @SequenceGenerator(
      name = "numbers",
      sequenceName = "number_source",
      initialValue = 100,
      allocationSize = 10)
  static class Sequences {
    @Id
    @GeneratedValue(generator = "numbers")
    long id;
  }

  @Entity
  @TableGenerator(name = "counters", table = "counters", pkColumnName = "counter", initialValue = 5)
  static class Tables {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE, generator = "counters")
    long id;
  }

  @Entity
  static class PlainTables {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE)
    long id;
  }

  @Entity
  static class Uuids {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    UUID id;

    @UuidGenerator UUID other;

    @JdbcTypeCode(SqlTypes.CHAR)
    UUID asText;
  }

  // Ids and embeddables

  @Embeddable
  record Seat(String hall, @Column(name = "seat_row") int row) implements Serializable {}

  @Entity
  static class Seats {
    @EmbeddedId Seat seat;
    String color;
  }

  static class PairId implements Serializable {
    int zeta;
    String alpha;

    @Override
    public boolean equals(Object other) {
      return other instanceof PairId pair && pair.zeta == zeta && pair.alpha.equals(alpha);
    }

    @Override
    public int hashCode() {
      return zeta;
    }
  }

  @Entity
  @IdClass(PairId.class)
  static class Pairs {
    @Id int zeta;

    @Id
    @Column(length = 10)
    String alpha;

    @OneToMany(mappedBy = "pair")
    List<PointsToPair> pointing;
  }

  @Entity
  static class PointsToPair {
    @Id long id;

    @ManyToOne
    @JoinColumns(
        value = {
          @JoinColumn(name = "pair_zeta", referencedColumnName = "zeta"),
          @JoinColumn(name = "pair_alpha", referencedColumnName = "alpha")
        },
        foreignKey = @ForeignKey(name = "fk_pair"))
    Pairs pair;

    @ManyToOne
    @JoinColumn(name = "level_name", referencedColumnName = "code")
    Coded coded;
  }

  @Entity
  static class Coded {
    @Id long id;

    @Column(unique = true, nullable = false, length = 8)
    String code;
  }

  @Embeddable
  static class Place {
    String city;

    @Column(length = 10)
    String zip;
  }

  @Embeddable
  static class Address {
    String street;
    @Embedded Place place;
    @ManyToOne Coded country;
  }

  @MappedSuperclass
  abstract static class Base {
    @Id @GeneratedValue long id;
    @Version int version;
  }

  @Entity
  static class Companies extends Base {
    @Embedded Address visits;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "mail_street", length = 50))
    @AttributeOverride(name = "place.city", column = @Column(name = "mail_city"))
    @AttributeOverride(name = "place.zip", column = @Column(name = "mail_zip"))
    @jakarta.persistence.AssociationOverride(
        name = "country",
        joinColumns = @JoinColumn(name = "mail_country"))
    Address mail;

    @NaturalId String register;
    @NaturalId String number;
  }

  // Inheritance

  @Entity
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
  @DiscriminatorValue("A")
  static class Animals extends Base {
    String name;
  }

  @Entity
  @DiscriminatorValue("D")
  static class Dogs extends Animals {
    @Column(nullable = false)
    int bones;
  }

  @Entity
  @SecondaryTable(
      name = "cat_details",
      pkJoinColumns = @PrimaryKeyJoinColumn(name = "cat_id"),
      indexes = @Index(columnList = "mice"))
  @DiscriminatorValue("C")
  static class Cats extends Animals {
    @Column(table = "cat_details")
    int mice;
  }

  @Entity
  @Inheritance
  static class Shapes extends Base {
    int corners;
  }

  @Entity
  static class Circles extends Shapes {
    double radius;
  }

  @Entity
  @Inheritance(strategy = InheritanceType.JOINED)
  @DiscriminatorColumn
  static class Payments extends Base {
    BigDecimal amount;
  }

  @Entity
  static class CardPayments extends Payments {
    @Column(nullable = false)
    String card;
  }

  @Entity
  @PrimaryKeyJoinColumn(name = "payment_id", foreignKey = @ForeignKey(name = "fk_cash"))
  static class CashPayments extends Payments {
    String currency;
  }

  @Entity
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Vehicles extends Base {
    @Column(unique = true)
    String plate;

    @ManyToOne Companies owner;
  }

  @Entity
  static class Cars extends Vehicles {
    int doors;
  }

  @Entity
  @Table(indexes = @Index(name = "by_load", columnList = "max_load desc, plate"))
  static class Trucks extends Vehicles {
    @Column(name = "max_load")
    int load;
  }

  // Associations and collections

  @Entity
  static class Authors extends Base {
    @ElementCollection Set<String> pseudonyms;
    @ElementCollection SortedSet<String> tags;

    @ElementCollection
    @OrderColumn(name = "position")
    @CollectionTable(
        name = "author_prizes",
        joinColumns = @JoinColumn(name = "author"),
        uniqueConstraints =
            @UniqueConstraint(
                name = "one_prize",
                columnNames = {"author", "prize"}))
    @Column(name = "prize", nullable = false)
    List<String> prizes;

    @ElementCollection
    @MapKeyColumn(name = "language", length = 5)
    Map<String, String> names;

    @ElementCollection
    @MapKeyEnumerated(EnumType.STRING)
    Map<Level, Place> places;

    @ElementCollection
    @MapKeyJoinColumn(name = "company_id")
    Map<Companies, BigDecimal> shares;

    @ManyToMany Set<Books> books;

    @OneToMany
    @JoinColumn(name = "author_id")
    List<Letters> letters;

    @OneToMany Set<Coded> codes;

    @OneToOne Coded signature;

    @OneToOne(optional = false)
    @JoinColumn(name = "own", foreignKey = @ForeignKey(ConstraintMode.NO_CONSTRAINT))
    Coded unchecked;
  }

  @Entity
  @Table(name = "books")
  static class Books extends Base {
    @ManyToMany(mappedBy = "books")
    Set<Authors> authors;

    @ManyToMany
    @JoinTable(
        name = "book_series",
        joinColumns = @JoinColumn(name = "book", foreignKey = @ForeignKey(name = "fk_book")),
        inverseJoinColumns = @JoinColumn(name = "follows"))
    @OrderColumn
    List<Books> series;
  }

  @Entity
  static class Letters {
    @Id @GeneratedValue long id;

    @ManyToOne
    @OnDelete(action = OnDeleteAction.CASCADE)
    Books about;

    @ManyToOne
    @OnDelete(action = OnDeleteAction.SET_NULL)
    Books instead;

    @ManyToOne
    @JoinColumn(
        name = "custom",
        foreignKey =
            @ForeignKey(
                name = "fk_custom",
                foreignKeyDefinition =
                    "foreign key (custom) references books (id) on update cascade"))
    Books custom;
  }

  @Entity
  static class Biographies {
    @Id Long id;
    @MapsId @OneToOne Authors author;
    @OneToMany Set<Books> sources;
  }

  // Constraints, comments, generated columns

  @Entity
  @Table(
      name = "\"Odd names\"",
      comment = "Names as they come",
      check = @CheckConstraint(name = "Positive", constraint = "amount > 0"),
      uniqueConstraints = {
        @UniqueConstraint(
            name = "BothParts",
            columnNames = {"amount", "user_name"}),
        @UniqueConstraint(columnNames = {"user_name", "amount", "\"Mixed Case\""})
      },
      indexes = {
        @Index(columnList = "amount"),
        @Index(name = "ByBoth", columnList = "amount desc, user_name asc"),
        @Index(columnList = "user_name", unique = true)
      })
  static class Constrained {
    @Id long id;

    @Column(check = @CheckConstraint(constraint = "amount < 1000"))
    int amount;

    @Column(comment = "Who it is", name = "user_name")
    String userName;

    @Column(name = "\"Mixed Case\"")
    String mixedCase;

    @Column(name = "`select`")
    String reserved;

    @Check(name = "even", constraints = "number % 2 = 0")
    int number;

    @ColumnDefault("7")
    int seven;

    @ColumnDefault("'none'")
    @Column(length = 30)
    String none;

    @ColumnDefault("current_timestamp(6)")
    Instant now;

    @Formula("amount + 1")
    int computed;

    @GeneratedColumn("amount * 2")
    int doubled;

    @Generated
    @ColumnDefault("1")
    int given;
  }

  @Entity
  @SoftDelete
  static class Deleted extends Base {
    String text;
  }

  @Entity
  @Subselect("select id, amount from \"Odd names\"")
  static class Selected {
    @Id long id;
    int amount;
  }

  @Entity
  @Audited
  static class Tracked extends Base {
    String text;
    @ElementCollection Set<String> parts;
    @ManyToOne Tracked parent;
  }

  // What MySQL does not have

  @Entity
  @OnlyPostgreSql
  @Table(schema = "sales", name = "orders")
  static class Orders extends Base {
    @ManyToOne Orders parent;

    @Collate("C")
    String collated;

    java.net.InetAddress address;

    @JdbcTypeCode(SqlTypes.NAMED_ENUM)
    Level named;

    @JdbcTypeCode(SqlTypes.INTERVAL_SECOND)
    Duration interval;

    @Column(columnDefinition = "bigserial")
    Long serial;
  }

  @Embeddable
  @OnlyPostgreSql
  @org.hibernate.annotations.Struct(name = "money_struct")
  static class Money {
    BigDecimal amount;

    @Column(nullable = false)
    String currency;
  }

  @Entity
  @OnlyPostgreSql
  static class Priced {
    @Id long id;
    @Embedded Money money;
  }

  @Entity
  @OnlyPostgreSql
  @View(query = "select id, amount from \"Odd names\" where amount > 10")
  @Table(name = "great")
  static class Great {
    @Id long id;
    int amount;
  }
}
