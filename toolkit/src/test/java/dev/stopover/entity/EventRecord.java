package dev.stopover.entity;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "events")
record EventRecord(
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) int id,
    String name,
    @Lob @Nullable String description,
    LocalDateTime startAt,
    @References(VenueRecord.class) int venueId,
    @ServerDefault("now()") @Nullable LocalDateTime createdAt) {}
