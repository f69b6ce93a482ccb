package lms.cli;

import lms.texts.Language;
import lms.texts.Sentence;
import lms.texts.Texts;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that contradict each other, or the calendar. */
final class WrongUsage extends ParameterException {
  private static final long serialVersionUID = 1L;

  private final transient Sentence words;

  /**
   * @param key of the text that says what is wrong and what to do
   */
  WrongUsage(CommandLine command, String key, Object... arguments) {
    this(command, Sentence.of(key, arguments));
  }

  private WrongUsage(CommandLine command, Sentence words) {
    super(command, words.in(new Texts(Language.EN)));
    this.words = words;
  }

  Sentence words() {
    return words;
  }
}
