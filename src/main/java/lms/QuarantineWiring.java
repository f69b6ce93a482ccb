package lms;

import lms.load.ErrorBudget;
import lms.load.ReplayedDays;
import lms.quarantine.OpenRecords;
import lms.quarantine.Quarantine;
import lms.settings.Settings;
import org.apache.camel.main.Main;

/** Binds what the routes of the quarantine name: list, replay, dismiss. */
final class QuarantineWiring {
  private final Settings settings;

  QuarantineWiring(Settings settings) {
    this.settings = settings;
  }

  void wire(Main main) {
    String client = settings.api().client();
    Settings.Loading loading = settings.loading();
    ErrorBudget budget = new ErrorBudget(loading.errorBudget(), loading.errorBudgetMin());
    main.bind("quarantine", new Quarantine(client, settings.calendar().zone()));
    main.bind("openRecords", new OpenRecords(client));
    main.bind("replayedDays", new ReplayedDays(budget));
  }
}
