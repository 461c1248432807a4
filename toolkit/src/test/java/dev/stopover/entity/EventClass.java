package dev.stopover.entity;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PrePersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.LocalDateTime;
import org.jspecify.annotations.NullUnmarked;

/** Has property access, and points to the other entity itself. */
@NullUnmarked
@Entity
@Table(name = "events")
class EventClass {

  private Integer id;
  private String name;
  private String description;
  private LocalDateTime startAt;
  private VenueClass venue;
  private LocalDateTime createdAt;

  @ServerDefault("now()")
  LocalDateTime getCreatedAt() {
    return createdAt;
  }

  @ManyToOne(optional = false)
  VenueClass getVenue() {
    return venue;
  }

  @Basic(optional = false)
  LocalDateTime getStartAt() {
    return startAt;
  }

  @Lob
  String getDescription() {
    return description;
  }

  @Column(nullable = false)
  String getName() {
    return name;
  }

  @Id
  @GeneratedValue
  Integer getId() {
    return id;
  }

  @Transient
  boolean isOver() {
    return startAt.isBefore(LocalDateTime.now());
  }

  @PrePersist
  void stamp() {
    createdAt = LocalDateTime.now();
  }
}
