package dev.stopover.dialect.mysql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Write text of {@code latin1} in a session that sends Unicode (MySQL manual, 12.4 Connection
 * Character Sets).
 */
final class MySqlLatin1 {

  /** How a session names the character set of its client. */
  private static final String SETTING = "character_set_client = ";

  private static final String CHARACTERS = characters();

  private static final Pattern LITERAL =
      Pattern.compile("_latin1'((?:[^'\\\\]|''|\\\\.)*)'", Pattern.DOTALL);

  private static final Pattern ESCAPED = Pattern.compile("''|\\\\(.)", Pattern.DOTALL);

  private static final String ESCAPES = "0bnrtZ";
  private static final String MEANINGS = "\0\b\n\r\t\u001a";

  private MySqlLatin1() {}

  /** Return the 256 characters; the server keeps the bytes that windows-1252 leaves out. */
  private static String characters() {
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

  /**
   * Return what to send under the settings of an object so that it says what it said: of a client
   * who named {@code latin1}, but sent Unicode, the server took each byte for a character, and does
   * so again.
   */
  static String sent(String text, List<String> settings) {
    return settings.contains(SETTING + "'latin1'") ? unicode(text).orElse(text) : text;
  }

  /**
   * Write the literals of an expression that are in {@code latin1} as bytes, where they would not
   * arrive otherwise.
   */
  static String inBytes(String expression) {
    return LITERAL
        .matcher(expression)
        .replaceAll(
            literal ->
                Matcher.quoteReplacement(
                    isAscii(literal.group(1))
                        ? literal.group()
                        : bytes(unescaped(literal.group(1)))
                            .map(bytes -> "_latin1 0x" + HexFormat.of().formatHex(bytes))
                            .orElse(literal.group())));
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(character -> character < 0x80);
  }

  private static String unescaped(String content) {
    return ESCAPED
        .matcher(content)
        .replaceAll(
            escaped -> {
              var place = escaped.group(1) == null ? -1 : ESCAPES.indexOf(escaped.group(1));
              return Matcher.quoteReplacement(
                  place < 0 ? escaped.group().substring(1) : MEANINGS.substring(place, place + 1));
            });
  }

  private static Optional<String> unicode(String text) {
    return bytes(text)
        .flatMap(
            bytes -> {
              try {
                return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
              } catch (CharacterCodingException e) {
                return Optional.empty();
              }
            });
  }

  private static Optional<byte[]> bytes(String text) {
    var bytes = new byte[text.length()];
    for (var i = 0; i < bytes.length; i++) {
      var code = CHARACTERS.indexOf(text.charAt(i));
      if (code < 0) {
        return Optional.empty();
      }
      bytes[i] = (byte) code;
    }
    return Optional.of(bytes);
  }
}
