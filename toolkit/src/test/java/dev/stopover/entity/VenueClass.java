package dev.stopover.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;

/** Has field access, and says nothing of null but by the standard's own means. */
@NullUnmarked
@Entity
@Table(name = "venues")
class VenueClass {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private Integer id;

  @Column(nullable = false)
  private String name;

  @Column(length = 500, nullable = false)
  private String address;

  @Column(length = 100, nullable = false)
  private String city;

  private int capacity;

  @ServerDefault("now()")
  private LocalDateTime createdAt;

  @OneToMany(mappedBy = "venue")
  private List<EventClass> events;
}
