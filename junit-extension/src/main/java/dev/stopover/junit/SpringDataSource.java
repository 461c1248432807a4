package dev.stopover.junit;

import dev.stopover.StopoverException;
import dev.stopover.junit.Applications.Origin;
import dev.stopover.junit.SpringContexts.Origins;
import dev.stopover.junit.internal.RoutedDataSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.QualifierAnnotationAutowireCandidateResolver;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.AutowireCandidateQualifier;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
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

  private static final String FIRST = "dataSource";

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
      if (factory instanceof DefaultListableBeanFactory beans
          && beans.getAutowireCandidateResolver()
              instanceof QualifierAnnotationAutowireCandidateResolver resolver) {
        resolver.addQualifierType(FromDatabase.class);
      }
      var origins = factory.getBean(Origins.class.getName(), Origins.class).all();
      var names = origins.stream().map(Origin::name).collect(Collectors.toSet());
      var replaced = new LinkedHashMap<Origin, Optional<String>>();
      for (var origin : origins) {
        replaced.put(origin, replaced(origin.name(), names, factory));
      }
      var first = first(replaced, factory);
      replaced.forEach(
          (origin, bean) ->
              register(origin, bean, first.equals(Optional.of(origin)), factory, registry));
    }

    /**
     * Return the one that is meant where none is named: it stands in for what the application calls
     * so itself, or else has no name.
     */
    private static Optional<Origin> first(
        Map<Origin, Optional<String>> replaced, ConfigurableListableBeanFactory factory) {
      return replaced.keySet().stream()
          .filter(
              origin ->
                  Objects.requireNonNull(replaced.get(origin))
                      .filter(bean -> factory.getBeanDefinition(bean).isPrimary())
                      .isPresent())
          .findFirst()
          .or(() -> replaced.keySet().stream().filter(each -> each.name().isEmpty()).findFirst());
    }

    private static void register(
        Origin origin,
        Optional<String> replaced,
        boolean isFirst,
        ConfigurableListableBeanFactory factory,
        BeanDefinitionRegistry registry) {
      var dataSource =
          new RootBeanDefinition(
              DataSource.class,
              () -> new RoutedDataSource(() -> Applications.current(origin).dataSource()));
      dataSource.setPrimary(isFirst);
      var database = new RootBeanDefinition(TestDatabase.class, () -> Applications.current(origin));
      database.setPrimary(isFirst);
      database.setScope(BeanDefinition.SCOPE_PROTOTYPE);
      if (!origin.name().isEmpty()) {
        dataSource.setDefaultCandidate(
            replaced.filter(bean -> isDefault(factory.getBeanDefinition(bean))).isPresent());
        dataSource.addQualifier(new AutowireCandidateQualifier(FromDatabase.class, origin.name()));
        database.addQualifier(new AutowireCandidateQualifier(FromDatabase.class, origin.name()));
        database.addQualifier(new AutowireCandidateQualifier(Qualifier.class, origin.name()));
      }
      replaced.ifPresent(registry::removeBeanDefinition);
      registry.registerBeanDefinition(
          replaced.orElseGet(() -> vacant(origin.name(), registry)), dataSource);
      registry.registerBeanDefinition(TestDatabase.class.getName() + origin.name(), database);
    }

    /** Tell whether a bean keeps Spring Boot from making one that is the application's only one. */
    private static boolean isDefault(BeanDefinition bean) {
      return bean.isAutowireCandidate()
          && (!(bean instanceof AbstractBeanDefinition definition)
              || definition.isDefaultCandidate());
    }

    /** Return a name that no bean has which is something else. */
    private static String vacant(String name, BeanDefinitionRegistry registry) {
      if (name.isEmpty()) {
        return FIRST;
      }
      return registry.containsBeanDefinition(name) ? name + "DataSource" : name;
    }

    /** Return the name of the data source that the application would use, if it has one. */
    private static Optional<String> replaced(
        String name, Set<String> names, ConfigurableListableBeanFactory factory) {
      var all =
          Stream.of(factory.getBeanNamesForType(DataSource.class, true, false))
              .map(bean -> bean.replaceFirst("^&", ""))
              .filter(factory::containsBeanDefinition)
              .toList();
      return name.isEmpty()
          ? first(all.stream().filter(bean -> !isNamed(bean, names)).toList(), factory)
          : all.stream().filter(bean -> isNamed(bean, Set.of(name))).findFirst();
    }

    private static boolean isNamed(String bean, Set<String> names) {
      return names.stream()
          .filter(name -> !name.isEmpty())
          .anyMatch(name -> bean.equals(name) || bean.equals(name + "DataSource"));
    }

    private static Optional<String> first(
        List<String> all, ConfigurableListableBeanFactory factory) {
      if (all.size() <= 1) {
        return all.stream().findFirst();
      }
      var primary =
          all.stream().filter(name -> factory.getBeanDefinition(name).isPrimary()).toList();
      if (primary.size() == 1) {
        return Optional.of(primary.get(0));
      }
      if (all.contains(FIRST)) {
        return Optional.of(FIRST);
      }
      throw StopoverException.usage(
          "The application has several data sources (%s), and none of them is the first. Mark the one"
                  .formatted(String.join(", ", all))
              + " that @MigratedDatabase is to stand in for with @Primary, or name it dataSource.");
    }
  }
}
