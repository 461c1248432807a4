package dev.stopover.entity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stopover.Engine;
import dev.stopover.model.CheckConstraint;
import dev.stopover.model.Column;
import dev.stopover.model.DataType;
import dev.stopover.model.DataType.Kind;
import dev.stopover.model.ForeignKey;
import dev.stopover.model.ForeignKey.Action;
import dev.stopover.model.Generation;
import dev.stopover.model.Index;
import dev.stopover.model.PrimaryKey;
import dev.stopover.model.QualifiedName;
import dev.stopover.model.Sequence;
import dev.stopover.model.Table;
import dev.stopover.model.UniqueConstraint;
import dev.stopover.source.SourcedSchema;
import jakarta.persistence.Access;
import jakarta.persistence.AccessType;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.ConstraintMode;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderBy;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappingTests {

  @Test
  void readsWhatIsWrittenOnTheTable() {
    assertThat(tableOf(Ticket.class))
        .isEqualTo(
            new Table(
                new QualifiedName("sales", "Tickets"),
                List.of(
                    Column.of("id", DataType.of(Kind.UUID), false),
                    Column.of("seat no", DataType.of(Kind.VARCHAR, 10), false)
                        .withComment("as printed"),
                    Column.of("price", new DataType.Portable(Kind.NUMERIC, null, 8, 2), false)
                        .withDefaultValue("0"),
                    Column.of("code", DataType.of(Kind.VARCHAR, 255), false)),
                List.of(
                    new PrimaryKey(null, List.of("id"), null),
                    new UniqueConstraint("one_seat", List.of("seat no", "price"), null),
                    new UniqueConstraint(null, List.of("code"), null),
                    new CheckConstraint("positive", "price >= 0", null),
                    new CheckConstraint(null, "length(code) > 3", null)),
                List.of(
                    new Index(
                        "by_price",
                        false,
                        List.of(new Index.Key("price", true), new Index.Key("seat no", false)),
                        null,
                        null),
                    new Index(null, true, List.of(new Index.Key("code", false)), null, null)),
                "what is sold",
                new TreeMap<>()));
  }

  @Test
  void namesATableAfterTheEntity() {
    assertThat(tableOf(Renamed.class).name()).isEqualTo(QualifiedName.of("box_office"));
  }

  @Test
  void readsMappedSuperclassesFirstAndPassesOverOthers() {
    var table = tableOf(Concert.class);

    assertThat(table.columns())
        .containsExactly(
            Column.of("id", DataType.of(Kind.BIGINT), false)
                .withGeneration(new Generation.Identity(false)),
            Column.of("version", DataType.of(Kind.INTEGER), false),
            Column.of("made_by", DataType.of(Kind.VARCHAR, 30), false),
            Column.of("title", DataType.of(Kind.VARCHAR, 255), false));
  }

  @Test
  void tellsWhatAnInheritedColumnIsFrom() {
    assertThat(
            Entities.of(Concert.class)
                .describe(Engine.POSTGRESQL)
                .build()
                .memberOf(QualifiedName.of("concert"), "made_by"))
        .hasValue(Audited.class.getName() + ".author");
  }

  @Test
  void putsEmbeddedAttributesInTheirPlace() {
    var models = Entities.of(Company.class).describe(Engine.POSTGRESQL).build();
    var table = tableOf(models, "company");

    assertThat(table.columns())
        .extracting(Column::name)
        .containsExactly("id", "street", "zip", "city", "billing_street", "billing_zip", "town");
    assertThat(models.memberOf(QualifiedName.of("company"), "town"))
        .hasValue(Company.class.getName() + ".billing.place.city");
    assertThat(table.column("town").orElseThrow().type()).isEqualTo(DataType.of(Kind.VARCHAR, 40));
  }

  @Test
  void readsCompositeKeys() {
    var key = new PrimaryKey(null, List.of("row_number", "seat"), null);

    assertThat(tableOf(SeatWithIds.class).primaryKey()).hasValue(key);
    assertThat(tableOf(SeatWithEmbeddedId.class).primaryKey()).hasValue(key);
    assertThat(tableOf(SeatWithEmbeddedId.class).columns()).noneMatch(Column::nullable);
  }

  @Test
  void readsSequences() {
    var models =
        Entities.of(Invoice.class, Refund.class, Receipt.class).describe(Engine.POSTGRESQL).build();

    assertThat(models.schema().sequences())
        .containsExactly(
            Sequence.of(QualifiedName.of("Receipts"), 1, 50),
            Sequence.of(new QualifiedName("sales", "documents"), 1000, 10));
    assertThat(tableOf(models, "invoice").column("id").orElseThrow().generation()).isNull();
  }

  @Test
  void readsAssociations() {
    var models =
        Entities.of(Booking.class, Customer.class, SeatWithIds.class)
            .describe(Engine.POSTGRESQL)
            .build();
    var table = tableOf(models, "booking");

    assertThat(table.columns())
        .containsExactly(
            Column.of("id", DataType.of(Kind.INTEGER), false),
            Column.of("customer_id", DataType.of(Kind.BIGINT), true),
            Column.of("payer", DataType.of(Kind.VARCHAR, 60), false).withComment("who pays"),
            Column.of("guest_id", new DataType.Native("bigint"), false),
            Column.of("seat_row_number", DataType.of(Kind.INTEGER), true),
            Column.of("seat_seat", DataType.of(Kind.INTEGER), true),
            Column.of("replaces_id", DataType.of(Kind.INTEGER), true));
    assertThat(table.constraints())
        .containsExactlyInAnyOrder(
            new PrimaryKey(null, List.of("id"), null),
            new UniqueConstraint(null, List.of("customer_id"), null),
            new UniqueConstraint(null, List.of("replaces_id"), null),
            foreignKey(null, List.of("customer_id"), "customer", List.of("id")),
            foreignKey("paid_by", List.of("payer"), "customer", List.of("email")),
            foreignKey(
                null,
                List.of("seat_row_number", "seat_seat"),
                "seat_with_ids",
                List.of("row_number", "seat")),
            foreignKey(null, List.of("replaces_id"), "booking", List.of("id")));
  }

  @Test
  void readsAssociationsThatAreIds() {
    var models = Entities.of(Profile.class, Customer.class).describe(Engine.POSTGRESQL).build();

    assertThat(tableOf(models, "profile").constraints())
        .containsExactly(
            new PrimaryKey(null, List.of("customer_id"), null),
            foreignKey(null, List.of("customer_id"), "customer", List.of("id")));
  }

  @Test
  void readsReferencesFromPlainAttributes() {
    var models = Entities.of(Review.class, Customer.class).describe(Engine.POSTGRESQL).build();

    assertThat(tableOf(models, "review").foreignKeys())
        .containsExactly(
            new ForeignKey(
                null,
                List.of("customer_id"),
                QualifiedName.of("customer"),
                List.of("id"),
                Action.CASCADE,
                Action.NO_ACTION,
                null),
            foreignKey("by_mail", List.of("email"), "customer", List.of("email")));
  }

  @Test
  void letsOneAttributeShowWhatAnotherWrites() {
    var models = Entities.of(Payment.class, Customer.class).describe(Engine.POSTGRESQL).build();
    var table = tableOf(models, "payment");

    assertThat(table.columns())
        .containsExactly(
            Column.of("id", DataType.of(Kind.INTEGER), false),
            Column.of("customer_id", DataType.of(Kind.BIGINT), false));
    assertThat(table.foreignKeys()).hasSize(1);
    assertThat(models.memberOf(table.name(), "customer_id"))
        .hasValue(Payment.class.getName() + ".customer");
  }

  @Test
  void accessesAClassAsItSays() {
    assertThat(tableOf(Accessed.class).columns())
        .extracting(Column::name)
        .containsExactly("id", "name", "count", "url");
  }

  private static Table tableOf(Class<?> entity) {
    return Entities.of(entity).describe(Engine.POSTGRESQL).build().schema().tables().get(0);
  }

  private static Table tableOf(SourcedSchema models, String name) {
    return models.schema().table(QualifiedName.of(name)).orElseThrow();
  }

  private static ForeignKey foreignKey(
      @Nullable String name, List<String> columns, String target, List<String> targetColumns) {
    return new ForeignKey(
        name,
        columns,
        QualifiedName.of(target),
        targetColumns,
        Action.NO_ACTION,
        Action.NO_ACTION,
        null);
  }

  @Entity
  @jakarta.persistence.Table(
      name = "Tickets",
      schema = "sales",
      comment = "what is sold",
      uniqueConstraints =
          @jakarta.persistence.UniqueConstraint(
              name = "one_seat",
              columnNames = {"`seat no`", "price"}),
      indexes = {
        @jakarta.persistence.Index(name = "by_price", columnList = "price DESC, \"seat no\" asc"),
        @jakarta.persistence.Index(columnList = "code", unique = true)
      },
      check = @jakarta.persistence.CheckConstraint(name = "positive", constraint = "price >= 0"))
  record Ticket(
      @Id @GeneratedValue UUID id,
      @jakarta.persistence.Column(name = "\"seat no\"", length = 10, comment = "as printed")
          String seat,
      @jakarta.persistence.Column(precision = 8, scale = 2) @ServerDefault(" 0 ") BigDecimal price,
      @jakarta.persistence.Column(
              unique = true,
              check = @jakarta.persistence.CheckConstraint(constraint = "length(code) > 3"))
          String code) {}

  @Entity(name = "BoxOffice")
  record Renamed(@Id int id) {}

  static class Plain {
    int passedOver;
  }

  @MappedSuperclass
  abstract static class Identified<K extends Serializable> extends Plain {
    @Id @GeneratedValue K id;
    @Version int version;
  }

  @MappedSuperclass
  @AttributeOverride(name = "version", column = @jakarta.persistence.Column(name = "unused"))
  abstract static class Audited<T extends Number> extends Identified<T> {
    String author;
  }

  @Entity
  @AttributeOverride(
      name = "author",
      column = @jakarta.persistence.Column(name = "made_by", length = 30))
  @AttributeOverride(name = "version", column = @jakarta.persistence.Column)
  static class Concert extends Audited<Long> {
    static final int LONGEST = 300;
    transient int seen;
    @Transient List<String> guests = List.of();
    String title;
  }

  @Embeddable
  record Place(String zip, String city) {}

  @Embeddable
  record Address(String street, @Embedded Place place) {}

  @Entity
  record Company(
      @Id int id,
      Address address,
      @AttributeOverride(
              name = "street",
              column = @jakarta.persistence.Column(name = "billing_street"))
          @AttributeOverride(
              name = "place.zip",
              column = @jakarta.persistence.Column(name = "billing_zip"))
          @AttributeOverride(
              name = "place.city",
              column = @jakarta.persistence.Column(name = "town", length = 40))
          Address billing) {}

  record SeatId(int rowNumber, int seat) implements Serializable {}

  @Entity
  @IdClass(SeatId.class)
  record SeatWithIds(@Id int rowNumber, @Id int seat) {}

  @Embeddable
  record SeatKey(int rowNumber, Integer seat) {}

  @Entity
  record SeatWithEmbeddedId(@Nullable @EmbeddedId SeatKey key) {}

  @Entity
  @SequenceGenerator(
      name = "documents",
      schema = "sales",
      sequenceName = "documents",
      initialValue = 1000,
      allocationSize = 10)
  record Invoice(
      @Id @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "documents") long id) {}

  @Entity
  record Refund(@Id @GeneratedValue(generator = "documents") long id) {}

  @Entity
  record Receipt(
      @Id @GeneratedValue(strategy = GenerationType.SEQUENCE) @SequenceGenerator(name = "Receipts")
          long id) {}

  @Entity
  static class Customer {
    @Id @GeneratedValue Long id = 0L;

    @jakarta.persistence.Column(length = 60)
    String email = "";

    @OneToMany(mappedBy = "payer")
    @OrderBy("id")
    List<Booking> bookings = List.of();

    @OneToOne(mappedBy = "customer")
    @Nullable Booking current;
  }

  @Entity
  @NullUnmarked
  static class Booking {
    @Id int id;
    @OneToOne Customer customer;

    @ManyToOne(optional = false)
    @JoinColumn(
        name = "payer",
        referencedColumnName = "email",
        comment = "who pays",
        foreignKey = @jakarta.persistence.ForeignKey(name = "paid_by"))
    Customer payer;

    @ManyToOne(targetEntity = Customer.class)
    @JoinColumn(
        nullable = false,
        columnDefinition = "bigint",
        foreignKey = @jakarta.persistence.ForeignKey(ConstraintMode.NO_CONSTRAINT))
    Object guest;

    @ManyToOne SeatWithIds seat;

    @ManyToOne
    @JoinColumn(unique = true)
    Booking replaces;
  }

  @Entity
  static class Profile {
    @Id @OneToOne @Nullable Customer customer;
  }

  @Entity
  record Review(
      @Id int id,
      @References(value = Customer.class, onDelete = Action.CASCADE) long customerId,
      @References(value = Customer.class, column = "email", name = "by_mail") String email) {}

  @Entity
  @NullUnmarked
  static class Payment {
    @Id int id;

    @jakarta.persistence.Column(name = "customer_id", insertable = false, updatable = false)
    Long customerId;

    @ManyToOne(optional = false)
    Customer customer;
  }

  @Entity
  @Access(AccessType.PROPERTY)
  abstract static class Accessed {
    private int id;
    private String name = "";
    private int count;

    abstract String getURL();

    int getCount() {
      return count;
    }

    String getName() {
      return name;
    }

    @Id
    int getId() {
      return id;
    }

    boolean isolated() {
      return count == 0;
    }
  }
}
