package dev.stopover.junit.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** Has names that both engines reserve. */
@Entity
@Table(
    name = "order",
    indexes = {@Index(columnList = "customer_id"), @Index(name = "by date", columnList = "from")})
public record Order(
    @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
    @ManyToOne(optional = false) @JoinColumn(name = "customer_id") Customer customer,
    @Column(name = "from", nullable = false) LocalDate from) {}
