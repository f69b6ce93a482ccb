package lms.camel;

import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.TransactedPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One database transaction around the steps of a {@code transacted} block, on one thread. Commits
 * unless an exception is left on the exchange; a commit that fails is such an exception.
 */
public final class TransactionPolicy implements TransactedPolicy {
  private final TransactionTemplate transaction;

  /**
   * @param manager of the data source that the routes' SQL uses
   */
  public TransactionPolicy(PlatformTransactionManager manager) {
    this(new TransactionTemplate(manager));
  }

  private TransactionPolicy(TransactionTemplate transaction) {
    this.transaction = transaction;
  }

  /** Within such a transaction: what fails in these steps undoes them alone, by a savepoint. */
  public static TransactionPolicy savepoint(PlatformTransactionManager manager) {
    TransactionTemplate nested = new TransactionTemplate(manager);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    return new TransactionPolicy(nested);
  }

  @Override
  public void beforeWrap(Route route, NamedNode definition) {
    // nothing to prepare
  }

  @Override
  public Processor wrap(Route route, Processor steps) {
    return exchange -> {
      boolean outermost = !exchange.isTransacted();
      if (outermost) {
        exchange.getUnitOfWork().beginTransactedBy(transaction); // keeps split on this thread
      }
      try {
        transaction.executeWithoutResult(
            status -> {
              run(steps, exchange);
              if (exchange.isFailed() || exchange.isRollbackOnly()) {
                status.setRollbackOnly();
              }
            });
      } catch (RuntimeException e) {
        if (exchange.getException() == null) {
          exchange.setException(e);
        }
      } finally {
        if (outermost) {
          exchange.getUnitOfWork().endTransactedBy(transaction);
        }
      }
    };
  }

  private static void run(Processor steps, Exchange exchange) {
    try {
      steps.process(exchange);
    } catch (Exception e) {
      exchange.setException(e);
    }
  }
}
