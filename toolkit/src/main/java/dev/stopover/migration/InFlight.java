package dev.stopover.migration;

/** Say what is known of the statement that was running when a script stopped. */
public enum InFlight {
  /** Nothing: the live schema has to tell, and where it can not, nothing is done. */
  LOOK,
  /** Somebody has looked, and it ran. */
  RAN,
  /** Somebody has looked, and it did not run. */
  NOT_RUN
}
