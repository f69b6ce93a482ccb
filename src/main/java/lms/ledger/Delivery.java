package lms.ledger;

import java.util.Optional;

/**
 * What became of a load run's sheet or mail. A failed one never undoes the load.
 *
 * @param to where it went, as a person would say: {@code sheet}, {@code mail}, or a file's path
 * @param problem why it was not delivered, in plain words without secrets; empty = delivered
 * @param detail what was done: {@code 1 day added, 1 updated}
 * @param link address a reader can open, empty where there is none
 */
public record Delivery(String to, Optional<String> problem, String detail, Optional<String> link) {
  /** Whether it arrived. */
  public boolean delivered() {
    return problem.isEmpty();
  }

  /** Whether {@link #to} is a file's path. */
  public boolean isFile() {
    return !to.equals("sheet") && !to.equals("mail");
  }
}
