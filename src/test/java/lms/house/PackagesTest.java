package lms.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import lms.window.Days;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dependencies between packages point one way; each names what it may know. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PackagesTest {
  static final JavaClasses HOUSE =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("lms");

  /** Who outside {@code lms.camel} and {@code lms} may know which types of Camel. */
  private static final String PARAMETERS = "org\\.apache\\.camel\\.(Body|ExchangeProperty|Header)";

  /**
   * Package, which of ours it may know, what else besides {@code java}. An exception is named as a
   * class: the daily numbers have one type, which the mail borrows from the sheet.
   */
  private static final String MAY_KNOW =
      """
      attempt  | -                                       | -
      window   | -                                       | -
      settings | texts                                   | -
      sandbox  | -                                       | com.fasterxml.jackson.core com.sun.net.httpserver
      texts    | window                                  | -
      ledger   | texts window                            | org.apache.camel
      validate | attempt                                 | com.fasterxml.jackson.core
      extract  | attempt texts window                    | com.fasterxml.jackson.core javax.net.ssl org.apache.camel org.apache.hc.client5.http.ConnectTimeoutException
      load     | attempt window ledger extract texts validate | org.apache.camel org.slf4j
      fail     | extract load ledger texts window        | org.apache.camel org.slf4j
      doubt    | ledger texts window                     | org.apache.camel
      plan     | ledger settings window                  | org.apache.camel org.quartz org.slf4j
      quarantine | attempt extract ledger load validate window | org.apache.camel org.slf4j
      watch    | ledger settings window                  | io.micrometer org.apache.camel org.slf4j
      dashboard | settings texts window                  | javax.sql org.apache.commons.csv org.springframework.core.io
      rest     | dashboard ledger settings texts window  | com.fasterxml.jackson io.netty io.vertx org.apache.camel org.slf4j
      page     | rest settings texts                     | com.fasterxml.jackson com.samskivert.mustache org.apache.camel org.commonmark
      report   | ledger settings texts window            | com.google org.apache.camel org.apache.commons.csv org.dhatim.fastexcel
      notify   | ledger plan settings texts window       | com.samskivert.mustache jakarta.activation jakarta.mail javax.imageio javax.net org.apache.camel org.eclipse.angus.mail org.slf4j
      database | settings texts                          | com.zaxxer.hikari javax.sql org.apache.commons.compress org.flywaydb org.postgresql org.springframework.jdbc
      adopt    | attempt database ledger texts window    | javax.sql org.apache.camel org.springframework.jdbc
      doctor   | database extract notify report settings texts window plan | jakarta.mail javax.net.ssl javax.sql org.slf4j
      log      | settings texts                          | org.apache.logging.log4j
      bi       | dashboard settings texts                | com.fasterxml.jackson javax.net.ssl org.apache.camel
      camel    | attempt extract ledger load watch       | com.google io.vertx org.apache.camel org.apache.hc org.slf4j org.springframework
      """;

  /** A retry's wait is told to Camel by a header of the exchange, and by nothing else. */
  private static final String TELLS_CAMEL_TO_WAIT = "lms.fail.Patience";

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = MAY_KNOW)
  void a_package_knows_no_more_than_it_needs(String name, String ours, String others) {
    mayKnow(name, ours, others).check(HOUSE);
  }

  @Test
  void what_is_pure_asks_neither_network_nor_database() {
    noClasses()
        .that()
        .resideInAnyPackage("lms.attempt..", "lms.window..", "lms.settings..", "lms.validate..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net.http..", "java.sql..")
        .check(HOUSE);
  }

  @Test
  void commands_know_neither_the_wiring_nor_camel() {
    noClasses()
        .that()
        .resideInAPackage("lms.cli..")
        .should()
        .dependOnClassesThat(resideInAnyPackage("lms", "lms.camel..", "org.apache.camel.."))
        .check(HOUSE);
  }

  @Test
  void nothing_depends_on_the_wiring() {
    nobodyButItself("lms").check(HOUSE);
  }

  @Test
  void only_commands_know_the_synthetic_grader() {
    noClasses()
        .that(resideOutsideOfPackages("lms.sandbox..", "lms.cli.."))
        .should()
        .dependOnClassesThat()
        .resideInAPackage("lms.sandbox..")
        .check(HOUSE);
  }

  @Test
  void packages_form_no_cycle() {
    slices().matching("lms.(*)..").should().beFreeOfCycles().check(HOUSE);
  }

  @Test
  void every_package_has_a_line_above() {
    Stream<String> above =
        Stream.concat(
            Stream.of("lms", "lms.cli"),
            MAY_KNOW.lines().map(line -> "lms." + line.replaceFirst(" .*", "")));

    assertThat(HOUSE.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(above.toList());
  }

  @Test
  void beans_know_of_camel_only_how_it_fills_their_parameters() {
    knowsOfCamelOnlyParameters().check(HOUSE);
    assertThat(
            noClasses()
                .that()
                .haveFullyQualifiedName(TELLS_CAMEL_TO_WAIT)
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.apache.camel.Exchange")
                .evaluate(HOUSE)
                .hasViolation())
        .as("the exception for " + TELLS_CAMEL_TO_WAIT + " is still needed")
        .isTrue();
  }

  @Test
  void these_checks_can_fail() {
    JavaClasses wrong = new ClassFileImporter().importClasses(Wrong.class, Days.class);

    assertThat(violations(mayKnow("house", null, null), wrong))
        .anyMatch(line -> line.contains("lms.window.Days"))
        .anyMatch(line -> line.contains("org.apache.camel.CamelContext"));
    assertThat(violations(mayKnow("house", "window", "org.apache.camel"), wrong)).isEmpty();
    assertThat(violations(nobodyButItself("lms.window"), wrong)).isNotEmpty();
    assertThat(violations(knowsOfCamelOnlyParameters(), wrong))
        .anyMatch(line -> line.contains("org.apache.camel.CamelContext"));
  }

  /** What these checks are there to find. */
  static final class Wrong {
    Days days;
    org.apache.camel.CamelContext camel;
  }

  private static ArchRule mayKnow(String name, String ours, String others) {
    Stream<String> own = Stream.concat(Stream.of(name), words(ours)).map("lms."::concat);
    List<String> known =
        Stream.of(Stream.of("java"), own, words(others)).flatMap(names -> names).toList();
    return classes()
        .that()
        .resideInAPackage("lms." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            DescribedPredicate.describe(
                "are of " + known, type -> isOf(known, type.getBaseComponentType())));
  }

  private static boolean isOf(List<String> known, JavaClass type) {
    return type.isPrimitive()
        || known.stream().anyMatch(name -> (type.getName() + ".").startsWith(name + "."));
  }

  private static ArchRule nobodyButItself(String name) {
    return noClasses()
        .that(resideOutsideOfPackages(name))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(name);
  }

  private static ArchRule knowsOfCamelOnlyParameters() {
    DescribedPredicate<JavaClass> camel =
        resideInAPackage("org.apache.camel..").and(not(nameMatching(PARAMETERS)));
    return noClasses()
        .that(resideOutsideOfPackages("lms", "lms.camel.."))
        .and()
        .doNotHaveFullyQualifiedName(TELLS_CAMEL_TO_WAIT)
        .should()
        .dependOnClassesThat(camel);
  }

  private static Stream<String> words(String text) {
    return text == null ? Stream.empty() : Stream.of(text.split(" "));
  }

  private static List<String> violations(ArchRule rule, JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }
}
