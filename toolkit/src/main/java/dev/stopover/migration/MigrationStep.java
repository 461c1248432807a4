package dev.stopover.migration;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Describe a script that ran.
 *
 * @param version the version that was applied or undone, or {@code null} for a repeatable migration
 * @param description what the file's name says
 * @param script the name of the file
 * @param duration how long it took
 */
public record MigrationStep(
    @Nullable Version version, String description, String script, Duration duration) {}
