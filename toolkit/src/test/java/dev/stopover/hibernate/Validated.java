package dev.stopover.hibernate;

import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.validator.constraints.CompositionType;
import org.hibernate.validator.constraints.ConstraintComposition;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;

/** Holds entities with constraints of Bean Validation. */
@SuppressWarnings({"unused", "UnusedVariable"})
final class Validated {

  private Validated() {}

  static List<Class<?>> all() {
    return List.of(
        Person.class, Animal.class, Dog.class, Named.class, Address.class, Optional.class);
  }

  interface Later {}

  @Constraint(validatedBy = {})
  @NotNull @Size(max = 12) @Retention(RetentionPolicy.RUNTIME)
  @interface Code {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @Constraint(validatedBy = {})
  @ConstraintComposition(CompositionType.OR)
  @NotNull @Size(max = 9) @Retention(RetentionPolicy.RUNTIME)
  @interface Either {
    String message() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  @MappedSuperclass
  static class Named {
    @NotBlank @Size(max = 80) String title;
  }

  @Embeddable
  static class Address {
    @NotEmpty String city;

    @Size(max = 7) String postcode;
  }

  @Entity
  static class Person extends Named {
    @Id long id;
    @NotNull LocalDate born;

    @NotNull(groups = Later.class) String later;

    @Digits(integer = 7, fraction = 3) BigDecimal income;

    @Min(3) @Max(9) int grade;

    @Range(min = 1, max = 5)
    Integer stars;

    @Length(max = 33) String hibernates;

    @Column(length = 100)
    @Size(min = 2, max = 50) String twice;

    @Code String code;
    @Either String either;
    @Embedded @Valid @NotNull Address home;
    @Embedded @Valid Optional away;
    @Embedded @NotNull NotValidated unchecked;
    @NotNull @ManyToOne Person parent;
    @ElementCollection List<@NotNull @Size(max = 5) String> marks;
  }

  @Embeddable
  static class Optional {
    @NotNull String street;
  }

  @Embeddable
  static class NotValidated {
    @NotNull String room;
  }

  @Entity
  static class Animal {
    @Id long id;
    @NotNull String name;
  }

  @Entity
  static class Dog extends Animal {
    @NotNull String breed;
  }
}
