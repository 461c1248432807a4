package dev.stopover.entity;

import jakarta.persistence.AssociationOverride;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.DiscriminatorType;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Entities that extend each other, share keys or are spread over tables. */
@NullUnmarked
final class InheritanceModels {

  static final List<Class<?>> ALL =
      List.of(
          Vehicle.class,
          Car.class,
          SportsCar.class,
          Boat.class,
          Person.class,
          Employee.class,
          Manager.class,
          Payment.class,
          CardPayment.class,
          CashPayment.class,
          Invoice.class,
          Part.class,
          PartNote.class,
          Passport.class,
          Locker.class,
          Customer.class,
          Leg.class);

  private InheritanceModels() {}

  @Entity
  @Table(indexes = @Index(columnList = "door_count"))
  abstract static class Vehicle {
    @Id long id;

    @Column(nullable = false)
    String plate;
  }

  @Entity
  @DiscriminatorValue("car")
  static class Car extends Vehicle {
    int doorCount;
    @ManyToOne Person driver;
  }

  @Entity
  static class SportsCar extends Car {
    @Column(nullable = false)
    String league;
  }

  @Entity
  static class Boat extends Vehicle {
    @ManyToOne Boat towedBy;
  }

  @Entity
  @Inheritance(strategy = InheritanceType.JOINED)
  @DiscriminatorColumn(name = "kind", discriminatorType = DiscriminatorType.INTEGER)
  static class Person {
    @Id long id;
    String fullName;
  }

  @Entity
  @PrimaryKeyJoinColumn(
      name = "person_id",
      foreignKey = @ForeignKey(name = "employee_is_person", options = "ON DELETE CASCADE"))
  static class Employee extends Person {
    @Column(nullable = false)
    int salary;
  }

  @Entity
  static class Manager extends Employee {
    @ManyToOne Manager deputy;
    @ManyToOne Employee assistant;
  }

  @Entity
  @Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
  abstract static class Payment {
    @Id long id;
    @ManyToOne Person payer;
    int amount;
  }

  @Entity
  static class CardPayment extends Payment {
    String cardNumber;
  }

  @Entity
  static class CashPayment extends Payment {
    boolean counted;
  }

  @Entity
  static class Invoice {
    @Id long id;
    @ManyToOne Payment payment;
    @ManyToOne CardPayment cardPayment;
    @ManyToOne SportsCar car;
    @OneToOne Manager approvedBy;
  }

  @Embeddable
  record PartId(int maker, String serialNumber) implements Serializable {}

  @Entity
  @SecondaryTable(
      name = "part_image",
      pkJoinColumns = {
        @PrimaryKeyJoinColumn(name = "image_serial", referencedColumnName = "serialNumber"),
        @PrimaryKeyJoinColumn(name = "image_maker", referencedColumnName = "maker")
      },
      indexes = @Index(columnList = "width"))
  @SecondaryTable(name = "part_text")
  static class Part {
    @EmbeddedId PartId id;

    @Column(table = "part_image")
    int width;

    @Column(table = "part_text", nullable = false)
    String description;

    @ManyToOne
    @JoinColumn(table = "part_text")
    Person author;
  }

  @Embeddable
  static class PartNoteId implements Serializable {
    PartId part;
    int position;
  }

  @Entity
  static class PartNote {
    @EmbeddedId PartNoteId id;

    @MapsId("part")
    @ManyToOne
    Part part;

    String text;
  }

  @Entity
  static class Passport {
    @Id long id;
    @MapsId @OneToOne Person holder;
    String number;
  }

  @Entity
  static class Locker {
    @Id long id;

    @OneToOne @PrimaryKeyJoinColumn Person owner;
  }

  @Embeddable
  static class Contact {
    String phone;

    @ManyToOne
    @JoinColumn(name = "agent_id")
    Person agent;
  }

  @Entity
  @AssociationOverride(name = "guarantor", joinColumns = @JoinColumn(name = "guarantor_key"))
  static class Customer extends Guaranteed {
    @Id long id;
    @Embedded Contact home;

    @Embedded
    @jakarta.persistence.AttributeOverride(name = "phone", column = @Column(name = "work_phone"))
    @AssociationOverride(name = "agent", joinColumns = @JoinColumn(name = "work_agent"))
    Contact work;
  }

  @jakarta.persistence.MappedSuperclass
  static class Guaranteed {
    @ManyToOne Person guarantor;
  }

  static class LegId implements Serializable {
    long vehicle;
    int position;
  }

  @Entity
  @IdClass(LegId.class)
  static class Leg {
    @Id @ManyToOne Vehicle vehicle;
    @Id int position;
  }
}
