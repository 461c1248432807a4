package dev.stopover.verify;

final class PostgreSqlVerificationTests extends VerificationContract {

  PostgreSqlVerificationTests() {
    super("postgres:17");
  }

  @Override
  String noImplicitDefault() {
    return "";
  }

  @Override
  String afterTitle() {
    return "";
  }
}
