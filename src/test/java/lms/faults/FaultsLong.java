package lms.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A test of minutes: {@code ./mvnw -Pfaults verify} runs it, {@code ./mvnw verify} does not. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag("faults-long")
@EnabledIfSystemProperty(named = "faults.long", matches = "true", disabledReason = "-Pfaults")
public @interface FaultsLong {}
