package dev.stopover.entity;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKey;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MapKeyEnumerated;
import jakarta.persistence.MapKeyJoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;

/** Entities with collections and associations of all kinds. */
@NullUnmarked
final class CollectionModels {

  static final List<Class<?>> ALL =
      List.of(
          Author.class,
          Book.class,
          Chapter.class,
          Genre.class,
          Shelf.class,
          Reader.class,
          Loan.class,
          Badge.class,
          Seat.class);

  private CollectionModels() {}

  @Embeddable
  static class Address {
    String street;

    @Column(nullable = false)
    String city;

    @ManyToOne Genre region;
  }

  @Entity(name = "BookAuthor")
  @Table(name = "authors")
  static class Author {
    @Id long authorId;

    @ElementCollection Set<String> nickNames;

    @ElementCollection
    @Column(name = "award", nullable = false, length = 40)
    Set<String> awards;

    @ElementCollection @OrderColumn List<String> mottos;

    @ElementCollection
    @CollectionTable(
        name = "author_home",
        joinColumns = @JoinColumn(name = "owner"),
        foreignKey = @ForeignKey(name = "home_of_author"),
        indexes = @Index(columnList = "city"),
        uniqueConstraints = @UniqueConstraint(columnNames = {"owner", "street"}))
    @AttributeOverride(name = "street", column = @Column(name = "street", length = 99))
    List<Address> homes;

    @ElementCollection
    @Enumerated(EnumType.STRING)
    Collection<TimeUnit> units;

    @ElementCollection Map<String, LocalDate> milestones;

    @ElementCollection
    @MapKeyEnumerated(EnumType.STRING)
    @MapKeyColumn(name = "unit", length = 12)
    @Column(name = "amount")
    Map<TimeUnit, Integer> amounts;

    @ElementCollection @MapKeyJoinColumn Map<Genre, Integer> copies;

    @ElementCollection
    @AttributeOverride(name = "key.street", column = @Column(name = "key_street"))
    @AttributeOverride(name = "key.city", column = @Column(name = "key_city", nullable = false))
    @AttributeOverride(name = "value", column = @Column(name = "visits"))
    Map<Place, Integer> visits;

    @OneToMany List<Chapter> drafts;
    @ManyToMany List<Book> books;
  }

  @Embeddable
  record Place(String street, String city) {}

  @Entity
  static class Book {
    @Id long id;

    @ManyToMany(mappedBy = "books")
    List<Author> writers;

    @ManyToMany
    @JoinTable(
        name = "book_genre",
        joinColumns = @JoinColumn(name = "book"),
        inverseJoinColumns = @JoinColumn(name = "genre"),
        foreignKey = @ForeignKey(name = "genre_of_book"),
        inverseForeignKey = @ForeignKey(name = "book_of_genre"))
    Set<Genre> genres;

    @OneToMany
    @JoinColumn(name = "in_book", nullable = false)
    @OrderColumn(name = "position")
    List<Chapter> chapters;

    @OneToMany(mappedBy = "book")
    @OrderColumn
    List<Loan> loans;

    @OneToMany @JoinColumn Set<Seat> seats;
  }

  @Entity
  static class Chapter {
    @Id long id;
    String title;
  }

  @Entity
  static class Genre {
    @Id
    @Column(length = 10)
    String code;

    @ManyToMany Set<Genre> related;

    @ManyToMany @MapKey Map<Long, Shelf> shelves;
  }

  @Entity
  static class Shelf {
    @Id long id;

    @OneToMany @OrderColumn List<Badge> badges;

    @ManyToMany @MapKeyColumn Map<String, Book> booksByLabel;

    @OneToMany(mappedBy = "shelf")
    @MapKeyColumn(name = "row_label")
    Map<String, Seat> seats;
  }

  @Entity
  static class Reader {
    @Id long id;

    @OneToOne
    @JoinTable(name = "reader_badge")
    Badge badge;

    @ManyToOne @JoinTable Shelf favourite;

    @OneToOne(mappedBy = "reader")
    Loan loan;
  }

  @Entity
  static class Loan {
    @Id long id;
    @ManyToOne Book book;
    @OneToOne Reader reader;
  }

  @Entity
  static class Badge {
    @Id long id;
  }

  @Entity
  static class Seat {
    @Id long id;
    @ManyToOne Shelf shelf;
  }
}
