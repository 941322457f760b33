package io.holdfast.config;

import io.holdfast.config.check.Diagnostic;
import io.holdfast.config.check.DiagnosticCode;
import io.holdfast.config.check.Diagnostics;
import io.holdfast.config.check.Place;
import io.holdfast.config.parse.Draft;
import io.holdfast.config.parse.Parser;
import io.holdfast.config.text.Lexer;
import io.holdfast.config.validate.Validator;
import io.holdfast.core.spec.Configuration;

/**
 * Loads a configuration: text to words, words to drafts, drafts to specifications. Never throws on
 * any text and never runs without bound. Stateless and thread safe as far as the source is.
 */
public final class ConfigurationLoader {
  private ConfigurationLoader() {}

  /** Loads what the request names. */
  public static LoadResult load(LoadRequest request) {
    Diagnostics diagnostics = new Diagnostics();
    Lexer lexer =
        new Lexer(request.source(), request.pattern(), request.environment(), diagnostics);
    Draft draft = new Parser(lexer, request.host(), diagnostics).parse();
    if (!draft.saysAnything && diagnostics.list().isEmpty()) {
      Place place = Place.ofFile(request.pattern());
      diagnostics.add(
          Diagnostic.of(DiagnosticCode.NOTHING_CONFIGURED, place, "nothing is configured here"));
    }
    Configuration configuration =
        Validator.validate(draft, request.source(), request.host(), diagnostics);
    return new LoadResult(configuration, diagnostics.list(), Origins.of(draft), draft.readingEnd);
  }
}
