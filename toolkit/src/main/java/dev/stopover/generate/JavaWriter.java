package dev.stopover.generate;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.io.Serializable;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes models in Java. */
final class JavaWriter {

  /** A method has no more parameters (Java Virtual Machine Specification, 4.3.3). */
  private static final int MOST_COMPONENTS = 120;

  private JavaWriter() {}

  static String write(EntityClass entity, Style style) {
    var asRecord = style == Style.RECORD && entity.attributes().size() <= MOST_COMPONENTS;
    var name = entity.type().simpleName();
    var type = asRecord ? TypeSpec.recordBuilder(name) : TypeSpec.classBuilder(name);
    type.addModifiers(Modifier.PUBLIC);
    entity.notes().forEach(note -> type.addAnnotation(annotation(note)));
    if (asRecord) {
      type.recordConstructor(components(entity.attributes(), true));
    } else {
      entity.attributes().forEach(each -> type.addField(field(each)));
      entity.attributes().forEach(each -> addAccessors(type, each));
    }
    if (entity.hasCompositeKey()) {
      type.addType(
          TypeSpec.recordBuilder(className(entity.keyType()))
              .addModifiers(Modifier.PUBLIC)
              .addSuperinterface(Serializable.class)
              .recordConstructor(components(entity.key(), false))
              .build());
    }
    return Layout.of(
        JavaFile.builder(entity.type().packageName(), type.build())
            .skipJavaLangImports(true)
            .indent("  ")
            .build()
            .toString());
  }

  static String write(EnumClass written) {
    var type = TypeSpec.enumBuilder(className(written.type())).addModifiers(Modifier.PUBLIC);
    written.constants().forEach(type::addEnumConstant);
    return JavaFile.builder(written.type().packageName(), type.build())
        .indent("  ")
        .build()
        .toString();
  }

  private static MethodSpec components(List<EntityClass.Attribute> attributes, boolean noted) {
    var constructor = MethodSpec.constructorBuilder();
    for (var each : attributes) {
      var parameter = ParameterSpec.builder(typeOf(each), each.name());
      if (noted) {
        each.notes().forEach(note -> parameter.addAnnotation(annotation(note)));
      }
      constructor.addParameter(parameter.build());
    }
    return constructor.build();
  }

  private static FieldSpec field(EntityClass.Attribute attribute) {
    var field = FieldSpec.builder(typeOf(attribute), attribute.name(), Modifier.PRIVATE);
    attribute.notes().forEach(note -> field.addAnnotation(annotation(note)));
    return field.build();
  }

  private static void addAccessors(TypeSpec.Builder type, EntityClass.Attribute attribute) {
    var name = attribute.name();
    var suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    type.addMethod(
        MethodSpec.methodBuilder(
                (typeOf(attribute).equals(TypeName.BOOLEAN) ? "is" : "get") + suffix)
            .addModifiers(Modifier.PUBLIC)
            .returns(typeOf(attribute))
            .addStatement("return $N", name)
            .build());
    type.addMethod(
        MethodSpec.methodBuilder("set" + suffix)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(typeOf(attribute), name)
            .addStatement("this.$N = $N", name, name)
            .build());
  }

  private static TypeName typeOf(EntityClass.Attribute attribute) {
    if (attribute.type().equals(TypeRef.BYTES)) {
      return ArrayTypeName.of(TypeName.BYTE);
    }
    var name = className(attribute.type());
    return attribute.type().hasPrimitive() && !attribute.nullable() ? name.unbox() : name;
  }

  private static ClassName className(TypeRef type) {
    var names = type.simpleName().split("\\.", -1);
    var name = ClassName.get(type.packageName(), names[0]);
    for (var i = 1; i < names.length; i++) {
      name = name.nestedClass(names[i]);
    }
    return name;
  }

  private static AnnotationSpec annotation(Note note) {
    var annotation = AnnotationSpec.builder(className(note.type()));
    note.values()
        .forEach(
            (attribute, value) -> {
              for (var each : value instanceof List<?> several ? several : List.of(value)) {
                annotation.addMember(attribute, code(each));
              }
            });
    return annotation.build();
  }

  private static CodeBlock code(Object value) {
    if (value instanceof String) {
      return CodeBlock.of("$S", value);
    }
    if (value instanceof TypeRef type) {
      return CodeBlock.of("$T.class", className(type));
    }
    if (value instanceof Note.Constant constant) {
      return CodeBlock.of("$T.$L", className(constant.type()), constant.name());
    }
    return value instanceof Note note
        ? CodeBlock.of("$L", annotation(note))
        : CodeBlock.of("$L", value);
  }
}
