package dev.stopover.model;

/**
 * Describe a sequence that no column owns.
 *
 * @param name the sequence's name
 * @param start the first number
 * @param increment the step from one number to the next
 */
public record Sequence(QualifiedName name, long start, long increment) {}
