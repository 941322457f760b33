package io.holdfast.it.live;

import java.util.Arrays;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the test classes of its arguments under the other kernel, and prints how each test went. */
final class OtherKernelMain implements TestExecutionListener {
  /** Begins the line that tells how a test went. */
  static final String MARK = "== ";

  /** What such a line says of a test that went well. */
  static final String PASSED = TestExecutionResult.Status.SUCCESSFUL + " ";

  private OtherKernelMain() {}

  public static void main(String[] classes) {
    ClassSelector[] selectors =
        Arrays.stream(classes).map(DiscoverySelectors::selectClass).toArray(ClassSelector[]::new);
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    LauncherFactory.create().execute(request, new OtherKernelMain());
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    boolean isTold = test.isTest() || result.getStatus() != TestExecutionResult.Status.SUCCESSFUL;
    if (isTold) {
      synchronized (System.out) {
        System.out.println(MARK + result.getStatus() + " " + test.getDisplayName());
        result.getThrowable().ifPresent(thrown -> thrown.printStackTrace(System.out));
      }
    }
  }
}
