package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.Applications.Origin;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Bind the application contexts of Spring's tests to the databases of the tests.
 *
 * <p>Spring finds it in {@code META-INF/spring.factories}. Classes whose databases are made from
 * the same migrations on the same engine share a context, whatever else they say.
 */
final class SpringContexts implements ContextCustomizerFactory {

  /** Where Spring Test has the properties that a test class gives itself. */
  private static final String OF_THE_TEST = "Inlined Test Properties";

  @Override
  public @Nullable ContextCustomizer createContextCustomizer(
      Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
    return Applications.names(testClass).isEmpty()
        ? null
        : new Customizer(Applications.bind(testClass));
  }

  /** What the databases of an application are made from, as a bean. */
  record Origins(Set<Origin> all) {}

  /** Is part of the key that contexts are kept by; without origins, there is no database yet. */
  private record Customizer(@Nullable Set<Origin> origins) implements ContextCustomizer {

    @Override
    public void customizeContext(
        ConfigurableApplicationContext context, MergedContextConfiguration merged) {
      if (origins == null) {
        throw StopoverException.usage(
            "%s runs on several engines, and its application is asked for before the first of them"
                    .formatted(merged.getTestClass().getName())
                + " has its turn. Take beans in test methods and in @BeforeEach methods, and not in"
                + " @BeforeAll methods or an only instance.");
      }
      customize(context, origins);
    }

    private static void customize(ConfigurableApplicationContext context, Set<Origin> origins) {
      context.getBeanFactory().registerSingleton(Origins.class.getName(), new Origins(origins));
      ((BeanDefinitionRegistry) Objects.requireNonNull(context.getBeanFactory()))
          .registerBeanDefinition(
              SpringDataSource.class.getName(), new RootBeanDefinition(SpringDataSource.class));
      add(new SpringProperties(origins), context.getEnvironment().getPropertySources());
    }

    /** What a test class says itself goes before. */
    private static void add(SpringProperties ours, MutablePropertySources all) {
      if (all.contains(OF_THE_TEST)) {
        all.addAfter(OF_THE_TEST, ours);
      } else {
        all.addFirst(ours);
      }
    }
  }
}
