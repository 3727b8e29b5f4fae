package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Limits;
import io.sluice.connector.expression.python.Text;
import java.util.List;

/** A compiled piece of a template that writes text. */
public sealed interface Part {
    void render(Frame frame, StringBuilder into);

    /** Text that stays as it is. */
    record Data(String text) implements Part {
        @Override
        public void render(Frame frame, StringBuilder into) {
            into.append(text);
        }
    }

    /** The value of an expression. */
    record Output(Node node) implements Part {
        @Override
        public void render(Frame frame, StringBuilder into) {
            var text = Text.str(node.evaluate(frame));
            Limits.length((long) into.length() + text.length());
            into.append(text);
        }
    }

    /** Parts one after another. */
    record Block(List<Part> parts) implements Part {
        public Block {
            parts = List.copyOf(parts);
        }

        @Override
        public void render(Frame frame, StringBuilder into) {
            for (var part : parts) {
                part.render(frame, into);
            }
        }
    }

    /** A statement, which may write too. */
    non-sealed interface Statement extends Part {}
}
