package dev.stopover.maven;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A model of the project that the goals are run in. */
@Entity
@Table(name = "shows")
record Show(@Id int id, @Column(nullable = false, length = 50) String title) {}
