package io.sluice.connector.expression.syntax;

import io.sluice.connector.expression.python.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements, compiled. */
final class Statements {
    private Statements() {}

    record Set(Target target, Node value) implements Part.Statement {
        @Override
        public void render(Frame frame, StringBuilder into) {
            target.assign(frame, value.evaluate(frame));
        }
    }

    record If(Node condition, Part then, @Nullable Part otherwise) implements Part.Statement {
        @Override
        public void render(Frame frame, StringBuilder into) {
            if (Types.truth(condition.evaluate(frame))) {
                then.render(frame, into);
            } else if (otherwise != null) {
                otherwise.render(frame, into);
            }
        }
    }

    record For(
            Target target,
            Node items,
            @Nullable Node filter,
            Part body,
            @Nullable Part otherwise) implements Part.Statement {
        @Override
        public void render(Frame frame, StringBuilder into) {
            var chosen = chosen(frame);
            for (var i = 0; i < chosen.size(); i++) {
                var inner = frame.inner();
                inner.round();
                target.assign(inner, chosen.get(i));
                inner.set("loop", new Loop(chosen, i));
                body.render(inner, into);
            }
            if (chosen.isEmpty() && otherwise != null) {
                otherwise.render(frame, into);
            }
        }

        private List<@Nullable Object> chosen(Frame frame) {
            var all = Types.list(items.evaluate(frame));
            if (filter == null) {
                return all;
            }
            var chosen = new ArrayList<@Nullable Object>();
            for (var item : all) {
                var inner = frame.inner();
                inner.round();
                target.assign(inner, item);
                if (Types.truth(filter.evaluate(inner))) {
                    chosen.add(item);
                }
            }
            return chosen;
        }
    }
}
