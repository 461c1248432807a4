package dev.stopover.sample;

import dev.stopover.entity.References;
import dev.stopover.entity.ServerDefault;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** Describe something that happens at a {@link Venue}. */
@Entity
@Table(name = "events")
public record Event(
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
    String name,
    @Lob @Nullable String description,
    LocalDateTime startAt,
    @References(Venue.class) int venueId,
    @ServerDefault("now()") @Nullable LocalDateTime createdAt) {}
