package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the annotation says, code can say too, in the same words. */
class BuilderTests {

  @Test
  void hasAMethodForEachAttribute() {
    var attributes =
        Arrays.stream(MigratedDatabase.class.getDeclaredMethods())
            .collect(Collectors.toMap(Method::getName, Method::getGenericReturnType));

    assertThat(methodsOfTheBuilder()).containsAllEntriesOf(attributes);
  }

  /** The annotation is that of the database without a name. */
  @Test
  void hasNothingElseButTheName() {
    assertThat(methodsOfTheBuilder().keySet())
        .containsAll(attributeNames())
        .hasSize(attributeNames().size() + 1)
        .contains("name");
  }

  @Test
  void startsWithTheSame() {
    var annotation = WithoutAWord.class.getAnnotation(MigratedDatabase.class);

    assertThat(MigratedDatabaseExtension.builder().settings())
        .isEqualTo(DatabaseSettings.of(annotation));
  }

  private static Set<String> attributeNames() {
    return Arrays.stream(MigratedDatabase.class.getDeclaredMethods())
        .map(Method::getName)
        .collect(Collectors.toSet());
  }

  /** Returns what each method takes, and sees that it can be followed by the next. */
  private static Map<String, Type> methodsOfTheBuilder() {
    return Arrays.stream(MigratedDatabaseExtension.Builder.class.getDeclaredMethods())
        .filter(
            method -> Modifier.isPublic(method.getModifiers()) && !method.getName().equals("build"))
        .peek(
            method ->
                assertThat(method.getReturnType())
                    .isEqualTo(MigratedDatabaseExtension.Builder.class))
        .collect(Collectors.toMap(Method::getName, method -> method.getGenericParameterTypes()[0]));
  }

  @MigratedDatabase
  private static final class WithoutAWord {}
}
