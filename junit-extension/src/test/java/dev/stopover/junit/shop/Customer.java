package dev.stopover.junit.shop;

import dev.stopover.entity.ServerDefault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

@Entity
public record Customer(
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
    @Column(length = 100, nullable = false, unique = true) String email,
    @ServerDefault("0") int points) {}
