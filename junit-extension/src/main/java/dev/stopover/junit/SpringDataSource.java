package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.Applications.Origin;
import dev.stopover.junit.internal.RoutedDataSource;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.Ordered;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Let the data source of an application lead to the database of the test that runs.
 *
 * <p>The import is put off until the application's own configuration is read, and comes before the
 * automatic one of Spring Boot, which then finds a data source.
 */
@Import(SpringDataSource.Selector.class)
final class SpringDataSource {

  private static final String NAME = "dataSource";

  static final class Selector implements DeferredImportSelector, Ordered {

    @Override
    public String[] selectImports(AnnotationMetadata importing) {
      return new String[] {Late.class.getName()};
    }

    @Override
    public int getOrder() {
      return HIGHEST_PRECEDENCE;
    }
  }

  @Import(Registrar.class)
  static final class Late {}

  static final class Registrar implements ImportBeanDefinitionRegistrar {

    @Override
    public void registerBeanDefinitions(
        AnnotationMetadata importing, BeanDefinitionRegistry registry) {
      var factory = (ConfigurableListableBeanFactory) registry;
      var origin = factory.getBean(Origin.class.getName(), Origin.class);
      register(origin, factory, registry);
    }

    private static void register(
        Origin origin, ConfigurableListableBeanFactory factory, BeanDefinitionRegistry registry) {
      var replaced = replaced(factory);
      for (var name : replaced) {
        registry.removeBeanDefinition(name);
      }
      var dataSource =
          new RootBeanDefinition(
              DataSource.class,
              () -> new RoutedDataSource(() -> Applications.current(origin).dataSource()));
      dataSource.setPrimary(true);
      registry.registerBeanDefinition(replaced.isEmpty() ? NAME : replaced.get(0), dataSource);
      var database = new RootBeanDefinition(TestDatabase.class, () -> Applications.current(origin));
      database.setScope(BeanDefinition.SCOPE_PROTOTYPE);
      registry.registerBeanDefinition(TestDatabase.class.getName(), database);
    }

    /** Return the name of the data source that the application would use, if it has one. */
    private static List<String> replaced(ConfigurableListableBeanFactory factory) {
      var all =
          Stream.of(factory.getBeanNamesForType(DataSource.class, true, false))
              .map(name -> name.replaceFirst("^&", ""))
              .filter(factory::containsBeanDefinition)
              .toList();
      if (all.size() <= 1) {
        return all;
      }
      var primary =
          all.stream().filter(name -> factory.getBeanDefinition(name).isPrimary()).toList();
      if (primary.size() == 1) {
        return primary;
      }
      if (all.contains(NAME)) {
        return List.of(NAME);
      }
      throw StopoverException.usage(
          "The application has several data sources (%s), and none of them is the first. Mark the one"
                  .formatted(String.join(", ", all))
              + " that @MigratedDatabase is to stand in for with @Primary, or name it dataSource.");
    }
  }
}
