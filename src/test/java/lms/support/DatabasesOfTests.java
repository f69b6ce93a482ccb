package lms.support;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Removes the databases that a test made when it is over, those of a class after its last test.
 * JUnit finds it by itself.
 */
public final class DatabasesOfTests
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    TestDatabase.enter();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    TestDatabase.enter();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    TestDatabase.leave();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    TestDatabase.leave();
  }
}
