package lms.cli;

import lms.texts.Message;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that contradict each other, or the calendar. */
final class WrongUsage extends ParameterException {
  private static final long serialVersionUID = 1L;

  private final transient Message words;

  /**
   * @param key of the text that says what is wrong and what to do
   */
  WrongUsage(CommandLine command, String key, Object... arguments) {
    this(command, new Message(key, arguments));
  }

  private WrongUsage(CommandLine command, Message words) {
    super(command, words.toString());
    this.words = words;
  }

  Message words() {
    return words;
  }
}
