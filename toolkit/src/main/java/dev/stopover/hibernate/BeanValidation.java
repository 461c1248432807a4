package dev.stopover.hibernate;

import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hibernate.HibernateException;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;

/**
 * Decides whether the constraints of Bean Validation bear on the tables, by the rules of Hibernate,
 * which applies them while it builds a session factory, and that needs a connection.
 */
final class BeanValidation {

  /** Says how Hibernate validates. */
  static final String MODE = "jakarta.persistence.validation.mode";

  private static final String FORMER_MODE = "javax.persistence.validation.mode";
  private static final String IS_WANTED = "hibernate.validator.apply_to_ddl";
  private static final String API = "jakarta.validation.ConstraintViolation";
  private static final Pattern COMMA = Pattern.compile(",");

  private BeanValidation() {}

  /** Applies the constraints, unless the settings or the class path have it otherwise. */
  static void applyTo(Metadata metadata, StandardServiceRegistry registry) {
    var settings = registry.requireService(ConfigurationService.class);
    var modes = modes(settings);
    var isDemanded = modes.contains("ddl");
    if ((isDemanded || modes.contains("auto"))
        && settings.getSetting(IS_WANTED, StandardConverters.BOOLEAN, true)) {
      var isApplied = isOnClassPath() && ValidatedColumns.in(metadata, registry);
      if (isDemanded && !isApplied) {
        throw new HibernateException(
            "%s asks for ddl, and no provider of Bean Validation is on the class path"
                .formatted(MODE));
      }
    }
  }

  private static Set<String> modes(ConfigurationService settings) {
    var own = settings.getSettings().get(MODE);
    var written = own == null ? settings.getSettings().get(FORMER_MODE) : own;
    return COMMA
        .splitAsStream(Objects.requireNonNullElse(written, "auto").toString())
        .map(mode -> mode.isBlank() ? "auto" : mode.strip().toLowerCase(Locale.ROOT))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isOnClassPath() {
    try {
      Class.forName(API, false, BeanValidation.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
