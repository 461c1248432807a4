package dev.stopover.verify;

final class MySqlVerificationTests extends VerificationContract {

  MySqlVerificationTests() {
    super("mysql:9.7");
  }

  /** MySQL gives all rows that are there a zero. */
  @Override
  String noImplicitDefault() {
    return " UNIQUE";
  }

  @Override
  String afterTitle() {
    return " AFTER title";
  }
}
