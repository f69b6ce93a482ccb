package lms.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import lms.settings.NearMiss;
import lms.texts.Texts;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: the library's own words are English only. */
final class UsageErrors implements IParameterExceptionHandler {
  private final Surroundings surroundings;

  UsageErrors(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The fault, then what was probably meant, or how the command is used. */
  @Override
  public int handleParseException(ParameterException fault, String[] words) {
    Texts texts = surroundings.texts();
    CommandLine command = fault.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(said(fault, words, texts));
    Optional<String> meant =
        fault instanceof UnmatchedArgumentException unmatched
            ? meant(unmatched, texts)
            : Optional.empty();
    meant.ifPresentOrElse(err::println, () -> command.usage(err));
    return ExitStatus.USAGE;
  }

  private static String said(ParameterException fault, String[] words, Texts texts) {
    if (fault instanceof WrongUsage ours) {
      return ours.words().in(texts);
    }
    if (fault instanceof UnmatchedArgumentException unmatched) {
      return unmatched(unmatched, words, texts);
    }
    if (fault instanceof MissingParameterException missing) {
      ArgSpec argument = missing.getMissing().get(0);
      return texts.get("terminal.usage.missing", name(argument), argument.paramLabel());
    }
    if (fault instanceof OverwrittenOptionException twice) {
      return texts.get("terminal.usage.twice", name(twice.getOverwritten()));
    }
    return fault.getArgSpec() == null ? fault.getMessage() : badValue(fault, texts);
  }

  private static String unmatched(UnmatchedArgumentException fault, String[] words, Texts texts) {
    List<String> unmatched = fault.getUnmatched();
    String many = unmatched.size() == 1 ? "" : ".many";
    String quoted = unmatched.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return fault.isUnknownOption()
        ? texts.get("terminal.usage.unknown" + many, quoted)
        : texts.get(
            "terminal.usage.unmatched" + many,
            Arrays.asList(words).indexOf(unmatched.get(0)),
            quoted);
  }

  private static String badValue(ParameterException fault, Texts texts) {
    ArgSpec argument = fault.getArgSpec();
    return texts.get("terminal.usage.value", name(argument), why(argument, fault, texts));
  }

  private static String why(ArgSpec argument, ParameterException fault, Texts texts) {
    if (argument.type() == LocalDate.class) {
      return texts.get("terminal.usage.day", fault.getValue());
    }
    Object[] choice = argument.type().getEnumConstants();
    return choice == null
        ? texts.get("terminal.usage.form", argument.paramLabel(), fault.getValue())
        : texts.get("terminal.usage.choice", Arrays.toString(choice), fault.getValue());
  }

  /** Options that begin alike, or the command that was nearly written. */
  private static Optional<String> meant(UnmatchedArgumentException fault, Texts texts) {
    if (fault.isUnknownOption()) {
      List<String> alike = fault.getSuggestions();
      return alike.isEmpty()
          ? Optional.empty()
          : Optional.of(texts.get("terminal.usage.options", String.join(", ", alike)));
    }
    CommandLine command = fault.getCommandLine();
    return NearMiss.of(
            fault.getUnmatched().get(0), command.getSubcommands().keySet(), UsageErrors::slips)
        .map(name -> command.getCommandSpec().qualifiedName() + " " + name)
        .map(meant -> texts.get("terminal.usage.meant", meant));
  }

  /** How many a mistyped command may have: in a long name more. */
  private static int slips(String command) {
    return command.length() / 3;
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
