package lms.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} says of commands and options; read only where somebody asks for it. */
final class HelpTexts implements IHelpFactory {
  private final Surroundings surroundings;

  HelpTexts(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Help create(CommandSpec command, Help.ColorScheme colours) {
    command.resourceBundle(new Bundle(surroundings.texts().area("help")));
    return new Help(command, colours);
  }

  /** The texts by the names that the library looks for, which do not say the area. */
  private static final class Bundle extends ResourceBundle {
    private static final String AREA = "help.";

    private final ResourceBundle texts;

    Bundle(ResourceBundle texts) {
      this.texts = texts;
    }

    @Override
    protected Object handleGetObject(String key) {
      return texts.containsKey(AREA + key) ? texts.getString(AREA + key).replace("''", "'") : null;
    }

    @Override
    public Enumeration<String> getKeys() {
      return Collections.enumeration(
          texts.keySet().stream().map(key -> key.substring(AREA.length())).toList());
    }
  }
}
