package dev.stopover.junit.bench;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** Forty tables in a chain of foreign keys, as the scripts of {@link Scripts} make them. */
final class Models {

  private Models() {}

  @Entity
  @Table(
      name = "node_00",
      indexes = {@Index(name = "node_00_name", columnList = "name")})
  record Node00(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_01",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_01_name", columnList = "name")
      })
  record Node01(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node00 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_02",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_02_name", columnList = "name")
      })
  record Node02(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node01 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_03",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_03_name", columnList = "name")
      })
  record Node03(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node02 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_04",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_04_name", columnList = "name")
      })
  record Node04(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node03 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_05",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_05_name", columnList = "name")
      })
  record Node05(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node04 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_06",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_06_name", columnList = "name")
      })
  record Node06(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node05 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_07",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_07_name", columnList = "name")
      })
  record Node07(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node06 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_08",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_08_name", columnList = "name")
      })
  record Node08(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node07 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_09",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_09_name", columnList = "name")
      })
  record Node09(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node08 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_10",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_10_name", columnList = "name")
      })
  record Node10(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node09 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_11",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_11_name", columnList = "name")
      })
  record Node11(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node10 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_12",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_12_name", columnList = "name")
      })
  record Node12(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node11 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_13",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_13_name", columnList = "name")
      })
  record Node13(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node12 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_14",
      indexes = {
        @Index(columnList = "parent_id"),
        @Index(name = "node_14_name", columnList = "name")
      })
  record Node14(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node13 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_15",
      indexes = {@Index(columnList = "parent_id")})
  record Node15(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node14 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_16",
      indexes = {@Index(columnList = "parent_id")})
  record Node16(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node15 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_17",
      indexes = {@Index(columnList = "parent_id")})
  record Node17(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node16 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_18",
      indexes = {@Index(columnList = "parent_id")})
  record Node18(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node17 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_19",
      indexes = {@Index(columnList = "parent_id")})
  record Node19(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node18 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_20",
      indexes = {@Index(columnList = "parent_id")})
  record Node20(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node19 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_21",
      indexes = {@Index(columnList = "parent_id")})
  record Node21(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node20 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_22",
      indexes = {@Index(columnList = "parent_id")})
  record Node22(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node21 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_23",
      indexes = {@Index(columnList = "parent_id")})
  record Node23(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node22 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_24",
      indexes = {@Index(columnList = "parent_id")})
  record Node24(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node23 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_25",
      indexes = {@Index(columnList = "parent_id")})
  record Node25(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node24 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_26",
      indexes = {@Index(columnList = "parent_id")})
  record Node26(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node25 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_27",
      indexes = {@Index(columnList = "parent_id")})
  record Node27(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node26 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_28",
      indexes = {@Index(columnList = "parent_id")})
  record Node28(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node27 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_29",
      indexes = {@Index(columnList = "parent_id")})
  record Node29(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node28 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_30",
      indexes = {@Index(columnList = "parent_id")})
  record Node30(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node29 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_31",
      indexes = {@Index(columnList = "parent_id")})
  record Node31(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node30 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_32",
      indexes = {@Index(columnList = "parent_id")})
  record Node32(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node31 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_33",
      indexes = {@Index(columnList = "parent_id")})
  record Node33(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node32 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_34",
      indexes = {@Index(columnList = "parent_id")})
  record Node34(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node33 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_35",
      indexes = {@Index(columnList = "parent_id")})
  record Node35(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node34 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_36",
      indexes = {@Index(columnList = "parent_id")})
  record Node36(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node35 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_37",
      indexes = {@Index(columnList = "parent_id")})
  record Node37(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node36 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_38",
      indexes = {@Index(columnList = "parent_id")})
  record Node38(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node37 parent,
      @Column(length = 200) String note) {}

  @Entity
  @Table(
      name = "node_39",
      indexes = {@Index(columnList = "parent_id")})
  record Node39(
      @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id,
      @Column(length = 100, nullable = false) String name,
      @Column(precision = 10, scale = 2) BigDecimal amount,
      @ManyToOne @JoinColumn(name = "parent_id") Node38 parent,
      @Column(length = 200) String note) {}
}
