package dev.stopover.entity;

import dev.stopover.Engine;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumeratedValue;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** What servers have beyond tables and plain columns. */
@NullUnmarked
final class ServerModels {

  static final List<Class<?>> ALL =
      List.of(
          Ticket.class,
          Line.class,
          Counter.class,
          Stamp.class,
          Token.class,
          Schedule.class,
          UriConverter.class);

  private ServerModels() {}

  enum Status {
    OPEN,
    IT_IS,
    CLOSED
  }

  enum Grade {
    GOOD("g"),
    BAD("b");

    @EnumeratedValue final String letter;

    Grade(String letter) {
      this.letter = letter;
    }
  }

  @Converter(autoApply = true)
  static class UriConverter implements AttributeConverter<URI, String> {
    @Override
    public String convertToDatabaseColumn(URI uri) {
      return uri.toString();
    }

    @Override
    public URI convertToEntityAttribute(String text) {
      return URI.create(text);
    }
  }

  abstract static class Converting<X> implements AttributeConverter<X, Long> {}

  abstract static class PeriodConverter extends Converting<Period> {}

  @Entity
  @Comment("what's sold")
  @Table(
      indexes = @Index(name = "by_mail_and_price", columnList = "mail, price DESC"),
      check = @CheckConstraint(name = "positive", constraint = "price >= 0"))
  @SqlIndex(name = "by_lower_mail", on = "(lower(mail)), price DESC", unique = true)
  @SqlIndex(name = "open_ones", on = "mail", where = "status = 'OPEN'", engines = Engine.POSTGRESQL)
  @SqlIndex(name = "in_details", on = "details", method = "gin", engines = Engine.POSTGRESQL)
  @SqlIndex(name = "words_of_mail", on = "mail", method = "FULLTEXT", engines = Engine.MYSQL)
  static class Ticket {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    long id;

    @Column(length = 100)
    @Comment("where it's sent")
    String mail;

    @Column(precision = 10, scale = 2, options = "CHECK (price < 1000)")
    @ServerDefault("0")
    BigDecimal price;

    int amount;

    @GeneratedColumn("price * amount")
    @Column(precision = 12, scale = 2)
    BigDecimal total;

    @NativeEnum Status status;

    @NativeEnum(name = "ticket_status")
    Status previous;

    @Json Map<String, Object> details;
    String[] tags;
    int[] seats;
    Grade grade;
    URI link;

    @Convert(converter = PeriodConverter.class)
    Period validFor;

    Duration length;

    @ElementCollection
    @Comment("who may come")
    List<String> guests;
  }

  @Entity
  static class Line {
    @Id
    @GeneratedValue(strategy = GenerationType.TABLE)
    long id;

    @ManyToOne
    @JoinColumn(foreignKey = @ForeignKey(name = "line_of_ticket", options = "ON DELETE CASCADE"))
    @Comment("what it's of")
    Ticket ticket;

    @ManyToOne
    @JoinColumn(
        name = "other",
        foreignKey =
            @ForeignKey(
                name = "line_of_other",
                foreignKeyDefinition =
                    "FOREIGN KEY (other) REFERENCES ticket (id) ON DELETE SET NULL"))
    Ticket other;
  }

  @Entity
  @TableGenerator(
      name = "counters",
      table = "numbers",
      pkColumnName = "of_what",
      valueColumnName = "next_one")
  static class Counter {
    @Id
    @GeneratedValue(generator = "counters")
    int id;
  }

  @Entity
  @SequenceGenerator(sequenceName = "stamps", allocationSize = 5)
  static class Stamp {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE)
    int id;
  }

  @Entity
  static class Token {
    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    @Column(length = 36)
    String id;
  }

  @Entity
  static class Schedule {
    @Id int id;

    @Column(secondPrecision = 0)
    LocalDateTime startsAt;

    java.time.OffsetTime opensAt;
    java.time.Year year;
    java.util.Locale locale;
    java.util.Calendar calendar;
    Byte[] bytes;
  }

  /** Before it got other names. */
  static final class Before {

    @Entity
    @Table(name = "concert")
    record Event(@Id int id, @Column(length = 40) String title, int price) {}
  }

  /** With other names. */
  static final class After {

    @Entity
    @FormerName("concert")
    record Event(
        @Id int id,
        @Column(length = 40) @FormerName("title") String displayName,
        @FormerName("price") int ticketPrice) {}
  }
}
