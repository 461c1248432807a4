package dev.stopover.junit.guests;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.PropertySource;

/** An application as anybody has it; it knows nothing of tests. */
@SpringBootApplication
@PropertySource("classpath:guests/guests.properties")
public class GuestApplication {

  public static final AtomicInteger STARTED = new AtomicInteger();

  public GuestApplication() {
    STARTED.incrementAndGet();
  }
}
