package dev.stopover.generate;

import com.squareup.kotlinpoet.AnnotationSpec;
import com.squareup.kotlinpoet.ClassName;
import com.squareup.kotlinpoet.CodeBlock;
import com.squareup.kotlinpoet.CodeBlocks;
import com.squareup.kotlinpoet.FileSpec;
import com.squareup.kotlinpoet.FunSpec;
import com.squareup.kotlinpoet.KModifier;
import com.squareup.kotlinpoet.ParameterSpec;
import com.squareup.kotlinpoet.PropertySpec;
import com.squareup.kotlinpoet.TypeName;
import com.squareup.kotlinpoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes models as data classes of Kotlin.
 *
 * <p>Annotations stand without a target: those of Jakarta Persistence and ours cannot stand on a
 * parameter, so Kotlin puts them on the field. What may be null has the default null. What belongs
 * to the key is a {@code val}, and null by default where the server gives it. Another model is
 * pointed to from the body, where {@code toString}, {@code equals} and {@code hashCode} do not
 * follow it: two that point to each other would never come to an end.
 */
final class KotlinWriter {

  /** A method has no more parameters, of which some take two places. */
  private static final int MOST_PARAMETERS = 100;

  private static final Map<TypeRef, String> NAMES =
      Map.of(TypeRef.INTEGER, "Int", TypeRef.BYTES, "ByteArray");

  private static final ClassName SERIALIZABLE = new ClassName("java.io", "Serializable");

  /** How much of an annotation's attribute stands in one line. */
  private static final int MOST_IN_LINE = 75;

  private KotlinWriter() {}

  static String write(EntityClass entity) {
    var type = TypeSpec.classBuilder(className(entity.type())).addModifiers(KModifier.DATA);
    entity.notes().forEach(note -> type.addAnnotation(annotation(note)));
    var constructor = FunSpec.constructorBuilder();
    var count = 0;
    for (var each : entity.attributes()) {
      if (each.id() || (!has(each, "ManyToOne") && count < MOST_PARAMETERS)) {
        constructor.addParameter(parameter(each, each.notes(), defaultValue(each)));
        type.addProperty(property(each, !each.id()).initializer("%N", each.name()).build());
        count++;
      } else {
        type.addProperty(inBody(each));
      }
    }
    type.primaryConstructor(constructor.build());
    if (entity.hasCompositeKey()) {
      type.addType(keyClass(entity));
    }
    return file(entity.type(), type.build());
  }

  static String write(EnumClass written) {
    var type = TypeSpec.enumBuilder(className(written.type()));
    written.constants().forEach(type::addEnumConstant);
    return file(written.type(), type.build());
  }

  private static String file(TypeRef type, TypeSpec written) {
    var file = FileSpec.builder(className(type)).indent("  ").addKotlinDefaultImports(true, false);
    return Layout.ofKotlin(file.addType(written).build().toString());
  }

  /** Gives each part of the key a default, so that there is a constructor without parameters. */
  private static TypeSpec keyClass(EntityClass entity) {
    var type =
        TypeSpec.classBuilder(className(entity.keyType()))
            .addModifiers(KModifier.DATA)
            .addSuperinterface(SERIALIZABLE, CodeBlock.of(""));
    var constructor = FunSpec.constructorBuilder();
    for (var each : entity.key()) {
      var part =
          initialValue(each) == null
              ? new EntityClass.Attribute(each.name(), each.type(), true, true, List.of())
              : each;
      constructor.addParameter(
          parameter(part, List.of(), part.nullable() ? CodeBlock.of("null") : initialValue(part)));
      type.addProperty(property(part, false).initializer("%N", part.name()).build());
    }
    return type.primaryConstructor(constructor.build()).build();
  }

  private static boolean has(EntityClass.Attribute attribute, String annotation) {
    return attribute.notes().stream()
        .anyMatch(each -> each.type().equals(Note.jakartaType(annotation)));
  }

  private static ParameterSpec parameter(
      EntityClass.Attribute attribute, List<Note> notes, @Nullable CodeBlock defaultValue) {
    var parameter = ParameterSpec.builder(attribute.name(), typeOf(attribute));
    notes.forEach(note -> parameter.addAnnotation(annotation(note)));
    return parameter.defaultValue(defaultValue).build();
  }

  private static PropertySpec.Builder property(EntityClass.Attribute attribute, boolean mutable) {
    return PropertySpec.builder(attribute.name(), typeOf(attribute)).mutable(mutable);
  }

  private static PropertySpec inBody(EntityClass.Attribute attribute) {
    var property = property(attribute, true);
    attribute.notes().forEach(note -> property.addAnnotation(annotation(note)));
    var value = attribute.nullable() ? CodeBlock.of("null") : initialValue(attribute);
    return (value == null ? property.addModifiers(KModifier.LATEINIT) : property.initializer(value))
        .build();
  }

  private static @Nullable CodeBlock defaultValue(EntityClass.Attribute attribute) {
    return typeOf(attribute).isNullable() ? CodeBlock.of("null") : null;
  }

  private static @Nullable CodeBlock initialValue(EntityClass.Attribute attribute) {
    var type = attribute.type();
    if (type.equals(TypeRef.BOOLEAN)) {
      return CodeBlock.of("false");
    }
    if (type.equals(TypeRef.STRING)) {
      return CodeBlock.of("\"\"");
    }
    return type.equals(TypeRef.FLOAT)
        ? CodeBlock.of("0f")
        : type.equals(TypeRef.DOUBLE)
            ? CodeBlock.of("0.0")
            : type.hasPrimitive() ? CodeBlock.of("0") : null;
  }

  private static TypeName typeOf(EntityClass.Attribute attribute) {
    var name = className(attribute.type());
    return attribute.nullable() || has(attribute, "GeneratedValue")
        ? name.copy(true, List.of(), Map.of())
        : name;
  }

  private static ClassName className(TypeRef type) {
    var ofKotlin = type.hasPrimitive() || type.equals(TypeRef.STRING) || type.equals(TypeRef.BYTES);
    return ofKotlin
        ? new ClassName("kotlin", NAMES.getOrDefault(type, type.simpleName()))
        : new ClassName(type.packageName(), List.of(type.simpleName().split("\\.", -1)));
  }

  private static AnnotationSpec annotation(Note note) {
    var annotation = AnnotationSpec.builder(className(note.type()));
    members(note).forEach(annotation::addMember);
    return annotation.build();
  }

  private static List<CodeBlock> members(Note note) {
    var members = new ArrayList<CodeBlock>();
    note.values()
        .forEach(
            (attribute, value) ->
                members.add(
                    note.isOnly(attribute) && !(value instanceof List<?>)
                        ? code(value)
                        : CodeBlock.of("%L = %L", attribute, code(value))));
    return members;
  }

  private static CodeBlock code(Object value) {
    if (value instanceof List<?> several) {
      return inBrackets("[", several.stream().map(KotlinWriter::code).toList(), "]");
    }
    if (value instanceof String) {
      return CodeBlock.of("%S", value);
    }
    if (value instanceof TypeRef type) {
      return CodeBlock.of("%T::class", className(type));
    }
    if (value instanceof Note.Constant constant) {
      return CodeBlock.of("%T.%L", className(constant.type()), constant.name());
    }
    // An annotation within another is written like the call of a constructor.
    return value instanceof Note note
        ? CodeBlock.of("%T%L", className(note.type()), inBrackets("(", members(note), ")"))
        : CodeBlock.of("%L", value);
  }

  private static CodeBlock inBrackets(String open, List<CodeBlock> parts, String close) {
    var line = CodeBlocks.joinToCode(parts, ", ", open, close);
    return line.toString().length() <= MOST_IN_LINE
        ? line
        : CodeBlocks.joinToCode(parts, ",\n", open + "\n⇥", ",\n⇤" + close);
  }
}
