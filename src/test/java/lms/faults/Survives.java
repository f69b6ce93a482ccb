package lms.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/**
 * A test that lets faults of {@code src/test/resources/faults/matrix.tsv} happen and checks what
 * must come of them; one that only touches their subject does not claim it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Tag("matrix")
public @interface Survives {
  /** Their ids, such as {@code F12}. */
  String[] value();
}
