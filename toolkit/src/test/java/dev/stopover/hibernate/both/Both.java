package dev.stopover.hibernate.both;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
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
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
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
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.Serializable;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.math.BigInteger;
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
import java.util.Calendar;
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

/** Holds an entity for every kind of mapping that Jakarta Persistence itself has. */
@SuppressWarnings({"unused", "JavaUtilDate", "UnusedVariable"})
public final class Both {

  private static final List<Class<? extends Annotation>> KINDS =
      List.of(Entity.class, Converter.class);

  private Both() {}

  /** Returns all entities and converters. */
  public static List<Class<?>> all() {
    return Stream.of(Both.class.getDeclaredClasses())
        .filter(type -> KINDS.stream().anyMatch(type::isAnnotationPresent))
        .<Class<?>>map(type -> type)
        .toList();
  }

  // Types

  @Entity
  static class Numbers {
    @Id int id;
    boolean primitive;
    Boolean wrapped;
    byte tiny;
    short small;
    Short smaller;
    long big;
    Long biggest;
    float single;
    double twice;
    Double thrice;
    BigDecimal decimalNumber;

    @Column(precision = 9, scale = 3)
    BigDecimal price;

    BigInteger bigInteger;

    @Basic(optional = false)
    Integer needed;
  }

  @Entity
  static class Texts {
    @Id
    @Column(length = 20)
    String id;

    String plain;

    @Column(length = 5000)
    String longer;

    char letter;
    Character other;
    char[] letters;
    byte[] bytes;

    @Column(length = 5000)
    byte[] moreBytes;

    URL url;
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

    @Column(secondPrecision = 0)
    LocalDateTime seconds;

    Duration duration;
    Year year;
    ZoneId zone;
    ZoneOffset zoneOffset;
    TimeZone timeZone;
    Date legacy;
    Calendar calendar;
    java.sql.Date sqlDate;
    java.sql.Time sqlTime;
    java.sql.Timestamp sqlTimestamp;
  }

  @Entity
  static class Arrays {
    @Id long id;
    String[] texts;
    int[] numbers;
    UUID[] ids;
  }

  record Theme(String name, int size) {}

  @Converter(autoApply = true)
  static class ThemesConverter implements AttributeConverter<Theme, String> {
    @Override
    public String convertToDatabaseColumn(Theme theme) {
      return theme == null ? null : theme.name();
    }

    @Override
    public Theme convertToEntityAttribute(String text) {
      return text == null ? null : new Theme(text, 1);
    }
  }

  static class Counted implements AttributeConverter<Boolean, Long> {
    @Override
    public Long convertToDatabaseColumn(Boolean value) {
      return value == null ? null : value ? 1L : 0L;
    }

    @Override
    public Boolean convertToEntityAttribute(Long value) {
      return value == null ? null : value == 1;
    }
  }

  @Entity
  static class Converted {
    @Id long id;
    Theme theme;

    @Convert(converter = Counted.class)
    Boolean flag;

    @Convert(disableConversion = true)
    @Column(length = 40)
    String text;
  }

  // Generators

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
  static class PlainSequences {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
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

    @ManyToOne Pairs other;

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

    @Column(length = 10, nullable = false)
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
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long id;

    @Version int version;
  }

  @MappedSuperclass
  abstract static class Generic<T, O> extends Base {
    T value;
    @ManyToOne O owner;
  }

  @Entity
  static class Amounts extends Generic<BigDecimal, Coded> {
    @Column(name = "unit", nullable = false)
    String unit;
  }

  @Entity
  @AttributeOverride(name = "version", column = @Column(name = "revision"))
  static class Companies extends Base {
    @Embedded Address visits;

    @Embedded
    @AttributeOverride(name = "street", column = @Column(name = "mail_street", length = 50))
    @AttributeOverride(name = "place.city", column = @Column(name = "mail_city"))
    @AttributeOverride(name = "place.zip", column = @Column(name = "mail_zip"))
    @AssociationOverride(name = "country", joinColumns = @JoinColumn(name = "mail_country"))
    Address mail;
  }

  @Embeddable
  static class EmployeeId implements Serializable {
    String name;
    long company;

    @Override
    public boolean equals(Object other) {
      return other instanceof EmployeeId id && id.company == company && id.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  @Entity
  static class Employees {
    @EmbeddedId EmployeeId id;

    @MapsId("company")
    @ManyToOne
    Companies company;
  }

  @Entity
  static class Badges {
    @Id @OneToOne Employees employee;
    String text;
  }

  // Inheritance

  @Entity
  @Inheritance(strategy = InheritanceType.JOINED)
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
  abstract static class Vehicles {
    @Id long id;

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
    Integer load;
  }

  @Entity
  @SecondaryTable(
      name = "house_details",
      pkJoinColumns = @PrimaryKeyJoinColumn(name = "house_id"),
      indexes = @Index(columnList = "rooms"))
  static class Houses extends Base {
    String name;

    @Column(table = "house_details")
    int rooms;

    @Column(table = "house_details", nullable = false)
    String style;

    @ManyToOne
    @JoinColumn(table = "house_details", name = "built_by")
    Companies builder;
  }

  // Associations and collections

  @Entity
  static class Authors extends Base {
    @ElementCollection Set<String> pseudonyms;
    @ElementCollection SortedSet<String> tags;
    @ElementCollection List<String> bag;

    @ElementCollection
    @OrderColumn(name = "place_in_list")
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

    @ElementCollection Map<LocalDate, Place> places;

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

    @ManyToOne
    @JoinTable(name = "author_agents")
    Companies agent;
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

    @OneToMany(mappedBy = "about")
    @OrderColumn(name = "letter_number")
    List<Letters> letters;

    @OneToMany(mappedBy = "instead")
    @MapKeyColumn(name = "letter_key", length = 9)
    Map<String, Letters> byKey;

    @OneToMany(mappedBy = "of")
    @MapKey(name = "id")
    Map<Long, Letters> byId;

    @ManyToMany(mappedBy = "read")
    List<Readers> readers;

    @ManyToMany(mappedBy = "owned")
    Map<String, Readers> owners;

    @OneToMany(mappedBy = "favourite")
    @OrderColumn(name = "fan_number")
    List<Readers> fans;
  }

  @Entity
  static class Readers {
    @Id long id;
    @ManyToMany List<Books> read;
    @ManyToMany List<Books> owned;

    @ManyToOne
    @JoinTable(name = "reader_favourite")
    Books favourite;
  }

  @Entity
  static class Letters {
    @Id long id;
    @ManyToOne Books about;
    @ManyToOne Books instead;
    @ManyToOne Books of;

    @ManyToOne(optional = false)
    Books needed;

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

  // Constraints and comments

  @Entity
  @Table(
      name = "\"Odd names\"",
      comment = "Names as they come",
      check = @CheckConstraint(name = "positive", constraint = "amount > 0"),
      uniqueConstraints = {
        @UniqueConstraint(
            name = "both_parts",
            columnNames = {"amount", "user_name"}),
        @UniqueConstraint(columnNames = {"user_name", "amount", "reserved_name"})
      },
      indexes = {
        @Index(columnList = "amount"),
        @Index(name = "by_both", columnList = "amount desc, user_name asc"),
        @Index(columnList = "user_name", unique = true)
      })
  static class Constrained {
    @Id long id;

    @Column(check = @CheckConstraint(constraint = "amount < 1000"))
    Integer amount;

    @Column(comment = "Who it is", name = "user_name")
    String userName;

    @Column(name = "reserved_name")
    String reserved;

    @Column(name = "`select`")
    String select;
  }

  // Bean Validation

  interface Later {}

  @MappedSuperclass
  static class Named {
    @NotBlank @Size(max = 80) String title;
  }

  @Embeddable
  static class Home {
    @NotEmpty String city;

    @Size(max = 7) String postcode;
  }

  @Embeddable
  static class Room {
    @NotNull String room;
  }

  @Embeddable
  static class Street {
    @NotNull String street;
  }

  @Entity
  @SecondaryTable(name = "person_notes")
  static class Persons extends Named {
    @Id long id;
    @NotNull LocalDate born;

    @NotNull(groups = Later.class) String later;

    @Digits(integer = 7, fraction = 3) BigDecimal income;

    @Column(length = 100)
    @Size(min = 2, max = 50) String twice;

    @Embedded @Valid @NotNull Home home;
    @Embedded @Valid Street away;
    @Embedded @NotNull Room unchecked;
    @NotNull @ManyToOne Persons parent;

    @NotEmpty @Size(max = 3) @ElementCollection
    List<@NotNull @Size(max = 5) String> marks;

    @NotNull @Column(table = "person_notes")
    String note;
  }

  // What the two read in different ways

  enum Level {
    LOW,
    HIGH
  }

  @Entity
  static class Automatic {
    @Id @GeneratedValue long id;
  }

  @Entity
  static class Levels {
    @Id long id;
    Level ordinal;

    @Enumerated(EnumType.STRING)
    Level named;
  }

  @Entity
  static class Lobs {
    @Id long id;
    @Lob String text;
    @Lob byte[] data;
  }

  @Entity
  static class Bounded {
    @Id long id;

    @Min(3) int least;
  }

  @Entity
  static class Primitives {
    @Id long id;

    @Column(name = "given")
    int given;
  }

  @Entity
  @Inheritance
  @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.CHAR)
  @DiscriminatorValue("A")
  static class Animals {
    @Id long id;
    String name;
  }

  @Entity
  @DiscriminatorValue("D")
  static class Dogs extends Animals {
    @NotNull String breed;

    @Column(nullable = false)
    int bones;
  }
}
