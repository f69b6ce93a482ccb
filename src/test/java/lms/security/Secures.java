package lms.security;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A test that would fail without what {@code src/test/resources/security/requirements.tsv} asks
 * for; one that only touches the subject does not claim it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Secures {
  /** The ids of the requirements, such as {@code S12}. */
  String[] value();
}
