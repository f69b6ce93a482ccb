package lms.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchConditions.accessTargetWhere;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import lms.security.Secures;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What no class of ours does, but for a few that are named here with their reason. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BansTest {
  enum Ban {
    /**
     * Waits end by an event or a time-out. Excepted: polls of another process, which tells nobody
     * (a lock file, a starting server), and the synthetic grader, which is slow on purpose.
     */
    SLEEPING(
        uses("java\\.lang\\.Thread|java\\.util\\.concurrent\\.TimeUnit", "sleep"),
        "lms.database.EmbeddedServer",
        "lms.database.ServerProbe",
        "lms.database.Sharing",
        "lms.sandbox.StatisticsHandler"),
    /** Only commands speak to the terminal; all else goes to the log, which may copy its lines. */
    PRINTING(uses("java\\.lang\\.System", "out|err"), "lms.log.LogAppender"),
    /** Nothing is deserialized, evaluated or run as a script. */
    EVALUATING(
        dependOnClassesThat(
            nameMatching(
                    "java\\.io\\.ObjectInputStream|javax\\.script\\..*|java\\.beans\\.XMLDecoder"
                        + "|com\\.fasterxml\\.jackson\\.(annotation\\.JsonTypeInfo"
                        + "|databind\\.jsontype\\..*)")
                .forSubtype())),
    /** Nothing of ours reads or writes XML by itself. */
    XML(dependOnClassesThat(nameMatching("(javax\\.xml|org\\.w3c\\.dom|org\\.xml)\\..*"))),
    /**
     * Excepted: MailDateFormat, which writes the header Date, and quartz's CronExpression take no
     * other type.
     */
    OLD_DATES(
        dependOnClassesThat(
            nameMatching(
                    "java\\.util\\.(Date|Calendar|GregorianCalendar)"
                        + "|java\\.text\\.(Simple)?DateFormat")
                .forSubtype()),
        "lms.notify.Envelope",
        "lms.plan.FireTimes"),
    /**
     * Java's graphics cost a start more than a tenth of a second: they are loaded for a chart
     * alone.
     */
    DRAWING(
        dependOnClassesThat(nameMatching("(java\\.awt|javax\\.imageio)\\..*")),
        "lms.notify.ChartImage"),
    /** A zone is always said. */
    THE_MACHINE_S_ZONE(
        uses("java\\.(time|util\\.TimeZone).*", "systemDefault|systemDefaultZone|getDefault")),
    /** Time is read from the clock that is passed in, which a process's main method makes. */
    THE_MACHINE_S_CLOCK(
        uses("java\\.(time|lang\\.System).*", "now|currentTimeMillis|system|systemUTC|tick.*"),
        "lms.Lms",
        "lms.sandbox.GraderProcess");

    private final ArchCondition<JavaClass> deed;
    private final Set<String> excepted;

    Ban(ArchCondition<JavaClass> deed, String... excepted) {
      this.deed = deed;
      this.excepted = Set.of(excepted);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Secures({"S1", "S22"})
  void nobody_does_it(Ban ban) {
    noClasses().that(not(are(ban.excepted))).should(ban.deed).check(allowed(ban));
  }

  @ParameterizedTest
  @EnumSource
  void every_exception_is_still_needed(Ban ban) {
    assertThat(ban.excepted)
        .allSatisfy(name -> assertThat(found(ban, PackagesTest.HOUSE, Set.of(name))).isTrue());
  }

  @ParameterizedTest
  @EnumSource
  void these_checks_can_fail(Ban ban) {
    JavaClasses wrong = new ClassFileImporter().importClasses(Wrong.class);

    assertThat(found(ban, wrong, Set.of(BansTest.class.getName()))).isTrue();
  }

  /** What these checks are there to find. */
  static final class Wrong {
    Supplier<java.time.ZoneId> zone = java.time.ZoneId::systemDefault;
    Supplier<java.time.Instant> now = java.time.Instant::now;
    java.util.Date date;
    java.awt.Graphics2D graphics;
    java.io.ObjectInputStream objects;
    org.w3c.dom.Document document;

    void wait(String aWhile) throws InterruptedException {
      System.out.println(aWhile);
      Thread.sleep(1, 1);
    }
  }

  /** Commands may print; for all else the whole house is looked at. */
  private static JavaClasses allowed(Ban ban) {
    return ban == Ban.PRINTING
        ? PackagesTest.HOUSE.that(resideOutsideOfPackages("lms.cli.."))
        : PackagesTest.HOUSE;
  }

  /** Calls and reads of such members, by method reference too; not where a clock is passed in. */
  private static ArchCondition<JavaClass> uses(String owner, String member) {
    return accessTargetWhere(
        DescribedPredicate.describe(
            "uses %s of %s".formatted(member, owner),
            (JavaAccess<?> access) ->
                access.getTargetOwner().getName().matches(owner)
                    && access.getName().matches(member)
                    && !takesAClock(access.getTarget())));
  }

  private static boolean takesAClock(AccessTarget target) {
    return target instanceof AccessTarget.CodeUnitAccessTarget method
        && method.getRawParameterTypes().stream()
            .anyMatch(type -> type.isEquivalentTo(Clock.class));
  }

  private static boolean found(Ban ban, JavaClasses classes, Set<String> names) {
    return noClasses().that(are(names)).should(ban.deed).evaluate(classes).hasViolation();
  }

  private static DescribedPredicate<JavaClass> are(Set<String> names) {
    return DescribedPredicate.describe(
        "are " + names, each -> names.contains(each.getName().replaceFirst("\\$.*", "")));
  }
}
