package dev.stopover.sample;

import dev.stopover.entity.ServerDefault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Describe a place where events are held. */
@Entity
@Table(name = "venues")
public record Venue(
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
    String name,
    @Column(length = 500) String address,
    @Column(length = 100) String city,
    int capacity,
    @ServerDefault("now()") @Nullable LocalDateTime createdAt) {}
