package dev.stopover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import org.junit.jupiter.api.Test;

/** What {@code -v} shows of the libraries is what helps. */
class LoggingTests {

  @Test
  void filesThatFlywayDoesNotKnowAreNoNews() throws Exception {
    var context = new LoggerContext();
    var configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(Main.class.getResource("verbose-logback.xml"));

    // Each is a class of Flyway's, or the settings would be for nothing.
    var passedOver = Class.forName("org.flywaydb.core.internal.resource.ResourceNameValidator");
    var told = Class.forName("org.flywaydb.core.internal.command.DbMigrate");
    assertThat(context.getLogger(passedOver).isInfoEnabled()).isFalse();
    assertThat(context.getLogger(told).isInfoEnabled()).isTrue();
  }
}
