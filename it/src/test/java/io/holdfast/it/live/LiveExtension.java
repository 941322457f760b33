package io.holdfast.it.live;

import io.holdfast.daemon.lab.Lab;
import io.holdfast.daemon.lab.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Makes labs, takes them away again, and shows what happened in them when a test fails. */
final class LiveExtension
    implements ExecutionCondition,
        BeforeAllCallback,
        ParameterResolver,
        AfterTestExecutionCallback {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(LiveExtension.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)
          ? ConditionEvaluationResult.enabled("running as root")
          : ConditionEvaluationResult.disabled("live tests need root");
    } catch (IOException e) {
      return ConditionEvaluationResult.disabled("live tests need Linux");
    }
  }

  /** Builds what is not built yet, where there is a network, and clears what a killed run left. */
  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(
            "prepared",
            key -> {
              Standstills.watch();
              if (Product.subject() == Product.HOLDFAST) {
                Shell.run(List.of(Product.home().resolve("holdfast").toString(), "-v")).orThrow();
              }
              return Lab.sweep();
            });
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == LiveLab.class;
  }

  @Override
  public LiveLab resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context.getStore(OURS).computeIfAbsent("lab", key -> new LiveLab(), LiveLab.class);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    LiveLab lab = context.getStore(OURS).get("lab", LiveLab.class);
    boolean failed =
        context
            .getExecutionException()
            .filter(e -> !(e instanceof TestAbortedException))
            .isPresent();
    if (lab != null && failed) {
      synchronized (System.out) {
        System.out.println(
            "=== "
                + context.getParent().map(ExtensionContext::getDisplayName).orElse("")
                + " "
                + context.getDisplayName());
        lab.printEvidence();
      }
    }
  }
}
