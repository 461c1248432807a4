package dev.stopover.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Write what a client sent who named {@code latin1} for its character set, but sent Unicode: the
 * server took each byte for a character (MySQL manual, 12.4 Connection Character Sets), and takes
 * it so again when the same bytes are sent in the same way.
 */
final class MySqlClientText {

  /** How a session names the character set of its client. */
  private static final String SETTING = "character_set_client = ";

  private static final String LATIN1 = latin1();

  private MySqlClientText() {}

  /** Return the 256 characters; the server keeps the bytes that windows-1252 leaves out. */
  private static String latin1() {
    var characters = new StringBuilder();
    for (var i = 0; i < 256; i++) {
      var decoded = new String(new byte[] {(byte) i}, Charset.forName("windows-1252"));
      characters.append(decoded.equals("\uFFFD") ? String.valueOf((char) i) : decoded);
    }
    return characters.toString();
  }

  /**
   * Tell in SQL whether a text can be made again under the character set of who made it: it is sent
   * in Unicode, which is the same for ASCII, for utf8mb3, and for Unicode taken for latin1.
   */
  static String isSendable(String client, String text) {
    return """
        %1$s LIKE 'utf8%%' OR LENGTH(%2$s) = CHAR_LENGTH(%2$s) OR %1$s = 'latin1'
           AND CONVERT(CONVERT(%2$s USING latin1) USING utf8mb4)
             = CONVERT(%2$s USING utf8mb4) COLLATE utf8mb4_0900_bin
           AND CONVERT(CONVERT(CONVERT(%2$s USING latin1) USING binary) USING utf8mb4) IS NOT NULL"""
        .formatted(client, text);
  }

  /** Return what to send under the settings of an object so that it says what it said. */
  static String sent(String text, List<String> settings) {
    return settings.contains(SETTING + "'latin1'") ? unicode(text).orElse(text) : text;
  }

  private static Optional<String> unicode(String text) {
    var bytes = new byte[text.length()];
    for (var i = 0; i < bytes.length; i++) {
      var code = LATIN1.indexOf(text.charAt(i));
      if (code < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) code;
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}
