package dev.stopover.generate;

import static java.util.Locale.ROOT;

import dev.stopover.model.QualifiedName;
import dev.stopover.model.Table;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;

/** Chooses names of classes and attributes; nothing is put in the plural or out of it. */
final class Names {

  /** What a record may not call a component (Java Language Specification, 8.10.1). */
  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  /** Where annotations come from: an attribute of that name would hide them in its class. */
  private static final Set<String> PACKAGES = Set.of("dev", "jakarta", "java", "kotlin");

  /** Keywords of Kotlin that are none of Java. */
  private static final Set<String> KOTLIN_KEYWORDS =
      Set.of("as", "fun", "in", "is", "object", "typealias", "typeof", "val", "var", "when");

  /** What a constant of an enum in Kotlin may not be called. */
  private static final Set<String> MEMBERS_OF_ENUMS =
      Set.of("name", "ordinal", "entries", "values", "valueOf", "declaringClass");

  /** What Kotlin has instead of {@code int} and {@code byte[]}. */
  private static final Set<String> KOTLIN_TYPES = Set.of("Int", "ByteArray");

  private static final Pattern GETTER = Pattern.compile("^(?:get|is)(?=\\p{Lu})");

  private Names() {}

  /** Names the class of each table; no two names differ only by their case, as files would. */
  static Map<QualifiedName, String> classes(Collection<Table> tables) {
    var names = new HashMap<QualifiedName, String>();
    var taken = new HashSet<String>();
    for (var table : tables) {
      var plain = classOf(table.name().name());
      var schema = table.name().schema();
      var isFree = !taken.contains(plain.toLowerCase(ROOT));
      var name = isFree || schema == null ? plain : classOf(schema + "_" + table.name().name());
      names.put(table.name(), free(name, taken));
    }
    return names;
  }

  /**
   * Names the attribute of each column of a table.
   *
   * @param wanted what each is named after, by its column
   */
  static Map<String, String> attributes(Map<String, String> wanted) {
    var names = new LinkedHashMap<String, String>();
    var taken = new HashSet<String>();
    wanted.forEach((column, name) -> names.put(column, free(attributeOf(name), taken)));
    return names;
  }

  /** Takes a name, so that no other class is called so. */
  static void claim(String name, Set<String> taken) {
    taken.add(GETTER.matcher(name).replaceFirst("").toLowerCase(ROOT));
  }

  /** Names a class that stands beside others. */
  static String classBeside(String wanted, Set<String> taken) {
    return free(classOf(wanted), taken);
  }

  /** Tells whether a text can be the name of a constant, in either language. */
  static boolean isConstant(String text) {
    return SourceVersion.isName(text)
        && !text.contains(".")
        && !KOTLIN_KEYWORDS.contains(text)
        && !MEMBERS_OF_ENUMS.contains(text)
        && text.codePoints().noneMatch(each -> !Character.isLetterOrDigit(each) && each != '_');
  }

  /** The accessor of a component that is called getName or isName would be taken for a getter. */
  private static String free(String name, Set<String> taken) {
    var free = name;
    for (var i = 2; !taken.add(GETTER.matcher(free).replaceFirst("").toLowerCase(ROOT)); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static String classOf(String name) {
    var camel = camel(name);
    return KOTLIN_TYPES.contains(camel) || isInJavaLang(camel) ? camel + "Entity" : camel;
  }

  private static String attributeOf(String name) {
    var camel = camel(name);
    var first = camel.codePointAt(0);
    var lower =
        new StringBuilder()
            .appendCodePoint(Character.toLowerCase(first))
            .append(camel.substring(Character.charCount(first)))
            .toString();
    return SourceVersion.isKeyword(lower)
            || KOTLIN_KEYWORDS.contains(lower)
            || METHODS_OF_OBJECT.contains(lower)
            || PACKAGES.contains(lower)
        ? lower + "_"
        : lower;
  }

  /** {@code ORDER_ITEMS}, {@code order items} and {@code orderItems} become OrderItems. */
  private static String camel(String name) {
    var camel = new StringBuilder();
    for (var part : name.split("[^\\p{L}\\p{N}]+", -1)) {
      var isShouted = part.equals(part.toUpperCase(ROOT));
      var text = isShouted ? part.toLowerCase(ROOT) : part;
      if (!text.isEmpty()) {
        camel
            .appendCodePoint(Character.toUpperCase(text.codePointAt(0)))
            .append(text.substring(Character.charCount(text.codePointAt(0))));
      }
    }
    camel
        .codePoints()
        .filter(each -> !Character.isJavaIdentifierPart(each))
        .boxed()
        .toList()
        .forEach(each -> camel.deleteCharAt(camel.indexOf(Character.toString(each))));
    if (camel.isEmpty()) {
      return "Unnamed";
    }
    return Character.isJavaIdentifierStart(camel.codePointAt(0)) ? camel.toString() : "_" + camel;
  }

  private static boolean isInJavaLang(String name) {
    try {
      Class.forName("java.lang." + name);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    } catch (LinkageError e) {
      // A name that differs in case only, where files do not tell.
      return true;
    }
  }
}
