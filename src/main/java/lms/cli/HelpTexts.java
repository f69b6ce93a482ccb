package lms.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpFactory;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.CommandSpec;

/** What {@code --help} says of commands and options; read only where somebody asks for it. */
final class HelpTexts implements IHelpFactory {
  private static final String SECTION = "environment";

  /** The lines of the section, by the last word of their names. */
  private static final List<String> VARIABLES =
      List.of("settings", "language", "java", "options", "colour");

  private final Surroundings surroundings;

  private HelpTexts(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Lets a command and all below it explain themselves in our words, the environment too. */
  static void on(CommandLine line, Surroundings surroundings) {
    line.setHelpFactory(new HelpTexts(surroundings));
    List<String> sections = new ArrayList<>(line.getHelpSectionKeys());
    sections.add(SECTION);
    line.setHelpSectionKeys(sections);
    Map<String, IHelpSectionRenderer> renderers = new HashMap<>(line.getHelpSectionMap());
    renderers.put(SECTION, HelpTexts::environment);
    line.setHelpSectionMap(renderers);
  }

  @Override
  public Help create(CommandSpec command, Help.ColorScheme colours) {
    command.resourceBundle(new Bundle(surroundings.texts().area("help")));
    return new Help(command, colours);
  }

  /** What a command reads of the environment; its own line stands before the common one. */
  private static String environment(Help help) {
    ResourceBundle texts = help.commandSpec().resourceBundle();
    String own = help.commandSpec().qualifiedName(".") + ".";
    Map<String, String> lines = new LinkedHashMap<>();
    for (String variable : VARIABLES) {
      String key = SECTION + "." + variable;
      String[] line = texts.getString(texts.containsKey(own + key) ? own + key : key).split(":", 2);
      lines.put(line[0], line[1]);
    }
    return help.createHeading(texts.getString(SECTION + ".heading")) + help.createTextTable(lines);
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
