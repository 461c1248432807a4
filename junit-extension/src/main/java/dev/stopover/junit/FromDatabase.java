package dev.stopover.junit;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Have a parameter or a field filled from one of several databases.
 *
 * <p>A parameter without it is from the database without a name. A field has the same types as a
 * parameter, may be private, and is filled when its instance was made.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final MigratedDatabaseExtension BILLING =
 *     MigratedDatabaseExtension.builder().name("billing").models(Invoice.class).build();
 *
 * @Test
 * void booksAnInvoice(DataSource shop, @FromDatabase("billing") DataSource billing) { … }
 * }</pre>
 *
 * @since 0.1
 */
@API(status = EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER})
public @interface FromDatabase {

  /** The name that the builder of the extension was given; empty for the one of the annotation. */
  String value() default "";
}
