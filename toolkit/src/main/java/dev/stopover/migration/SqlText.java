package dev.stopover.migration;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Read a file of SQL as UTF-8, or as the UTF-16 into which PowerShell redirects a dump. */
final class SqlText {

  /** What stands where a byte is not UTF-8. */
  static final char UNREADABLE = '\uFFFD';

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SqlText() {}

  static String of(byte[] bytes) {
    var little = new String(bytes, 0, Math.min(2, bytes.length), UTF_16LE);
    var big = new String(bytes, 0, Math.min(2, bytes.length), UTF_16BE);
    var charset = isMark(little) ? UTF_16LE : isMark(big) ? UTF_16BE : UTF_8;
    var text = new String(bytes, charset);
    return isMark(text) ? text.substring(1) : text;
  }

  static boolean isDamaged(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return false;
    } catch (CharacterCodingException e) {
      return true;
    }
  }

  private static boolean isMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
  }
}
