package dev.stopover.junit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.math.BigDecimal;

/** Models for migrations that are written alike for both engines. */
final class Parcels {

  private Parcels() {}

  @Entity
  record Parcel(@Id long id, String label, @Column(precision = 8, scale = 3) BigDecimal weight) {}

  @Entity
  record Depot(@Id long id, String city) {}
}
