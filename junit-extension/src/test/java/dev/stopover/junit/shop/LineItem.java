package dev.stopover.junit.shop;

import dev.stopover.entity.References;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.math.BigDecimal;

/** Has names that must be quoted. */
@Entity
@Table(
    name = "Line Item",
    uniqueConstraints = @UniqueConstraint(columnNames = {"order_id", "Position"}))
public record LineItem(
    @Id long id,
    @References(Order.class) long orderId,
    @Column(name = "Position") int position,
    @Column(name = "Unit Price", precision = 10, scale = 2) BigDecimal unitPrice) {}
