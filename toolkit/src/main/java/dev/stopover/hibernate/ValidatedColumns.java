package dev.stopover.hibernate;

import jakarta.validation.MessageInterpolator;
import jakarta.validation.NoProviderFoundException;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.ValidatorFactory;
import java.lang.reflect.InvocationTargetException;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.internal.ClassLoaderAccessImpl;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.classloading.spi.ClassLoaderService;
import org.hibernate.boot.spi.ClassLoaderAccess;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.config.spi.ConfigurationService;

/**
 * Has Hibernate itself put the constraints of Bean Validation on its columns.
 *
 * <p>Nothing here may be touched where Bean Validation is not on the class path.
 */
final class ValidatedColumns {

  private static final String ACTIVATOR = "org.hibernate.boot.beanvalidation.TypeSafeActivator";

  private ValidatedColumns() {}

  /** Returns whether there is a provider, without which nothing is done. */
  static boolean in(Metadata metadata, StandardServiceRegistry registry) {
    try (var factory = factory()) {
      apply(factory, metadata, registry);
      return true;
    } catch (NoProviderFoundException e) {
      return false;
    } catch (ValidationException e) {
      throw new HibernateException("Bean Validation does not start: " + e.getMessage(), e);
    }
  }

  /** Nothing is validated, so no message is made, and no expression language is needed for one. */
  private static ValidatorFactory factory() {
    var configuration = Validation.byDefaultProvider().configure();
    return configuration.messageInterpolator(new AsWritten()).buildValidatorFactory();
  }

  private static void apply(
      ValidatorFactory factory, Metadata metadata, StandardServiceRegistry registry) {
    try {
      // A public method of a class that is not, the same from 6.6 on.
      var applying =
          Class.forName(ACTIVATOR, true, Metadata.class.getClassLoader())
              .getMethod(
                  "applyRelationalConstraints",
                  ValidatorFactory.class,
                  Collection.class,
                  Map.class,
                  Dialect.class,
                  ClassLoaderAccess.class);
      applying.setAccessible(true);
      applying.invoke(
          null,
          factory,
          metadata.getEntityBindings(),
          registry.requireService(ConfigurationService.class).getSettings(),
          metadata.getDatabase().getDialect(),
          new ClassLoaderAccessImpl(registry.requireService(ClassLoaderService.class)));
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof HibernateException reason
          ? reason
          : new HibernateException(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new HibernateException(
          "this version does not tell what Bean Validation asks of columns; set %s to none"
              .formatted(BeanValidation.MODE),
          e);
    }
  }

  private static final class AsWritten implements MessageInterpolator {

    @Override
    public String interpolate(String template, Context context) {
      return template;
    }

    @Override
    public String interpolate(String template, Context context, Locale locale) {
      return template;
    }
  }
}
