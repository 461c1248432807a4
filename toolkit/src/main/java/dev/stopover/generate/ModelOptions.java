package dev.stopover.generate;

import dev.stopover.StopoverException;
import java.util.List;
import javax.lang.model.SourceVersion;

/**
 * Say how models are to be written.
 *
 * @param style what a model is
 * @param references how a model points to another
 * @param packageName the package of the models
 * @param tables patterns of the tables that are wanted, in which {@code *} stands for anything;
 *     none for all
 */
public record ModelOptions(
    Style style, References references, String packageName, List<String> tables) {

  /**
   * Say how models are to be written.
   *
   * @throws StopoverException if the package is no name of Java
   */
  public ModelOptions {
    tables = List.copyOf(tables);
    if (!SourceVersion.isName(packageName)) {
      throw StopoverException.usage(
          "\"%s\" is no name of a package. Write one such as com.acme.model."
              .formatted(packageName));
    }
  }
}
