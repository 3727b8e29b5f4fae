package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.PythonError;
import io.sluice.connector.expression.syntax.Part.Block;
import io.sluice.connector.expression.syntax.Part.Data;
import io.sluice.connector.expression.syntax.Part.Output;
import io.sluice.connector.expression.syntax.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Text, outputs and the statements set, if and for. */
public final class TemplateParser {
    private final Tokens tokens;
    private final Names names;
    private final ExpressionParser expressions;

    private TemplateParser(String template, Builtins builtins) {
        tokens = new Tokens(Lexer.tokens(template));
        names = new Names(builtins.globals().keySet());
        expressions = new ExpressionParser(tokens, builtins, names);
    }

    /** A compiled template; {@code undeclared} are the names that it must be given. */
    public record Parsed(List<Part> parts, Set<String> undeclared) {}

    public static Parsed parse(String template, Builtins builtins) {
        var parser = new TemplateParser(template, builtins);
        var parts = parser.until(Set.of());
        parser.tokens.expect(Kind.END);
        return new Parsed(parts.parts(), parser.names.undeclared());
    }

    /** Parts up to a statement of one of these names, whose name is taken and not yet consumed. */
    private Block until(Set<String> ends) {
        var parts = new ArrayList<Part>();
        while (!tokens.current().is(Kind.END)) {
            var token = tokens.next();
            switch (token.kind()) {
                case DATA -> parts.add(new Data(token.text()));
                case OUTPUT_BEGIN -> {
                    parts.add(new Output(expressions.tuple(true)));
                    tokens.expect(Kind.OUTPUT_END);
                }
                case STATEMENT_BEGIN -> {
                    if (ends.contains(tokens.current().text())) {
                        return new Block(parts);
                    }
                    parts.add(statement(tokens.expect(Kind.NAME).text()));
                }
                default -> throw tokens.unexpected("text");
            }
        }
        if (!ends.isEmpty()) {
            throw PythonError.syntax("unexpected end of template, missing one of " + ends);
        }
        return new Block(parts);
    }

    private Part statement(String name) {
        return switch (name) {
            case "set" -> assignment();
            case "if" -> condition();
            case "for" -> loop();
            default -> throw PythonError.syntax("Encountered unknown tag '" + name + "'.");
        };
    }

    private void endStatement() {
        tokens.takes(":");
        tokens.expect(Kind.STATEMENT_END);
    }

    private Part assignment() {
        var target = target();
        if (tokens.takes("=")) {
            var value = expressions.tuple(true);
            endStatement();
            target.names().forEach(names::set);
            return new Statements.Set(target, value);
        }
        endStatement();
        var body = until(Set.of("endset"));
        tokens.next();
        endStatement();
        target.names().forEach(names::set);
        return new Statements.Set(target, frame -> {
            var text = new StringBuilder();
            body.render(frame.inner(), text);
            return text.toString();
        });
    }

    private Target target() {
        var targets = new ArrayList<String>();
        var parenthesised = tokens.takes("(");
        do {
            targets.add(tokens.expect(Kind.NAME).text());
        } while (tokens.takes(",") && tokens.current().is(Kind.NAME));
        if (parenthesised) {
            tokens.expect(")");
        }
        if (targets.size() == 1 && tokens.takes(".")) {
            names.read(targets.getFirst());
            return new Target.Member(
                    targets.getFirst(), tokens.expect(Kind.NAME).text());
        }
        return new Target.Locals(targets);
    }

    private Part condition() {
        var condition = expressions.tuple(false);
        endStatement();
        var then = until(Set.of("elif", "else", "endif"));
        return new Statements.If(condition, then, otherwise());
    }

    private @Nullable Part otherwise() {
        return switch (tokens.next().text()) {
            case "elif" -> condition();
            case "else" -> {
                endStatement();
                var body = until(Set.of("endif"));
                tokens.next();
                endStatement();
                yield body;
            }
            default -> {
                endStatement();
                yield null;
            }
        };
    }

    private Part loop() {
        var target = target();
        if (!tokens.takesName("in")) {
            throw tokens.unexpected("'in'");
        }
        var items = expressions.tuple(false);
        target.names().forEach(names::set);
        var filter = tokens.takesName("if") ? expressions.expression() : null;
        if (tokens.current().isName("recursive")) {
            throw PythonError.syntax("recursive loops are not supported");
        }
        endStatement();
        var body = until(Set.of("endfor", "else"));
        Part otherwise = null;
        if (tokens.next().isName("else")) {
            endStatement();
            otherwise = until(Set.of("endfor"));
            tokens.next();
        }
        endStatement();
        return new Statements.For(target, items, filter, body, otherwise);
    }
}
