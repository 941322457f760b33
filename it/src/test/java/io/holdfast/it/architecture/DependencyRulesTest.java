package io.holdfast.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use whom, and what the pure modules must never touch. */
class DependencyRulesTest {
  /** Each module with those to its left. */
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.of(
              "wire", Set.of(),
              "core", Set.of("wire"),
              "config", Set.of("wire", "core"),
              "sim", Set.of("wire", "core"),
              "linux", Set.of("wire", "core"),
              "daemon", Set.of("wire", "core", "config", "sim", "linux")));

  private static final List<String> JDK_ONLY = List.of("wire", "core", "config", "linux", "sim");

  private static final String[] IMPURE_PACKAGES = {
    "java.io..",
    "java.net..",
    "java.nio.channels..",
    "java.nio.file..",
    "java.lang.foreign..",
    "java.lang.reflect..",
    "java.util.concurrent..",
    "java.util.logging..",
    "java.util.random..",
    "java.time..",
    "java.security.cert..",
    "java.security.spec..",
    "javax.crypto.."
  };

  private static final Set<String> IMPURE_TYPES =
      Set.of(
          "java.lang.Thread",
          "java.lang.Runtime",
          "java.lang.ProcessBuilder",
          "java.lang.ThreadLocal",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.security.KeyStore",
          "java.security.Security",
          "java.util.UUID");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.holdfast");

  @Test
  void everyModuleIsSeen() {
    assertThat(MAY_USE.keySet())
        .allSatisfy(module ->
            assertThat(CLASSES)
                .anyMatch(type -> type.getPackageName().startsWith("io.holdfast." + module)));
  }

  @TestFactory
  Stream<DynamicTest> modulesUseOnlyWhatStandsToTheirLeft() {
    return MAY_USE.keySet().stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    noClasses()
                        .that()
                        .resideInAPackage("io.holdfast." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(forbiddenFor(module))
                        .check(CLASSES)));
  }

  @TestFactory
  Stream<DynamicTest> theLibraryAndTheNativeLayerUseNothingButTheJdk() {
    return JDK_ONLY.stream()
        .map(module ->
            DynamicTest.dynamicTest(
                module,
                () ->
                    noClasses()
                        .that()
                        .resideInAPackage("io.holdfast." + module + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideOutsideOfPackages(
                            "io.holdfast..", "java..", "jdk.internal..", "org.jspecify..", "")
                        .check(CLASSES)));
  }

  @TestFactory
  Stream<DynamicTest> bytesAndDecisionsArePure() {
    return Stream.of("wire", "core")
        .map(module -> DynamicTest.dynamicTest(module, () -> pure(module).check(CLASSES)));
  }

  @Test
  void onlyTheNativeLayerCallsNativeCode() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.holdfast.linux..")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("java\\.lang\\.foreign\\.(Linker|SymbolLookup|FunctionDescriptor).*")
        .check(CLASSES);
  }

  private static ClassesShouldConjunction pure(String module) {
    ClassesShouldConjunction rule =
        noClasses()
            .that()
            .resideInAPackage("io.holdfast." + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(IMPURE_PACKAGES)
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Math.class, "random");
    for (String type : IMPURE_TYPES) {
      rule = rule.orShould().dependOnClassesThat().haveFullyQualifiedName(type);
    }
    return rule;
  }

  private static String[] forbiddenFor(String module) {
    List<String> forbidden = new ArrayList<>(List.of("io.holdfast.it..", "io.holdfast.bench.."));
    MAY_USE.keySet().stream()
        .filter(other -> !other.equals(module) && !MAY_USE.get(module).contains(other))
        .map(other -> "io.holdfast." + other + "..")
        .forEach(forbidden::add);
    return Arrays.copyOf(forbidden.toArray(), forbidden.size(), String[].class);
  }
}
