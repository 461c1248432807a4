package dev.stopover.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stopover.StopoverException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An application that asks before a class has begun has that class begin, and no other. */
class ApplicationsTests {

  private static final String NAME = "applications";

  private final Set<Class<?>> begun = ConcurrentHashMap.newKeySet();

  @AfterEach
  void retract() {
    Applications.retract(One.class);
    Applications.retract(Other.class);
  }

  @Test
  void beginsTheClassOfTheThread() {
    announce(One.class);
    onAnotherThread(() -> announce(Other.class));

    assertThatThrownBy(() -> Applications.current(NAME))
        .isInstanceOf(StopoverException.class)
        .hasMessageContaining("no test that has one runs");
    assertThat(begun).containsExactly(One.class);
  }

  @Test
  void beginsTheOnlyClass() {
    announce(One.class);

    onAnotherThread(
        () ->
            assertThatThrownBy(() -> Applications.current(NAME))
                .isInstanceOf(StopoverException.class)
                .hasMessageContaining("no test that has one runs"));
    assertThat(begun).containsExactly(One.class);
  }

  @Test
  void beginsNoneOfSeveral() {
    announce(One.class);
    announce(Other.class);

    onAnotherThread(
        () ->
            assertThatThrownBy(() -> Applications.current(NAME))
                .isInstanceOf(StopoverException.class)
                .hasMessageContaining(
                    "at the same time (%s, %s)"
                        .formatted(One.class.getName(), Other.class.getName())));
    assertThat(begun).isEmpty();
  }

  private void announce(Class<?> testClass) {
    Applications.announce(testClass, NAME, () -> null, () -> begun.add(testClass));
  }

  private static void onAnotherThread(Runnable action) {
    CompletableFuture.runAsync(action, task -> new Thread(task).start()).join();
  }

  private static final class One {}

  private static final class Other {}
}
