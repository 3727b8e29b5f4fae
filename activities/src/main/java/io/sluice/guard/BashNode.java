package io.sluice.guard;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.treesitter.TSNode;

/** A node of the grammar's tree with its text; offsets are in UTF-8 bytes. */
record BashNode(TSNode node, byte[] source) {

    BashNode(TSNode node, String script) {
        this(node, script.getBytes(StandardCharsets.UTF_8));
    }

    String type() {
        return node.getType();
    }

    boolean isNamed() {
        return node.isNamed();
    }

    String text() {
        return new String(source, node.getStartByte(), node.getEndByte() - node.getStartByte(), StandardCharsets.UTF_8);
    }

    List<BashNode> children() {
        return IntStream.range(0, node.getChildCount())
                .mapToObj(i -> new BashNode(node.getChild(i), source))
                .toList();
    }

    List<BashNode> named() {
        return children().stream().filter(BashNode::isNamed).toList();
    }

    Stream<BashNode> everything() {
        return Stream.concat(Stream.of(this), children().stream().flatMap(BashNode::everything));
    }

    Stream<BashNode> all(String type) {
        return everything().filter(each -> each.isNamed() && each.type().equals(type));
    }

    boolean has(String token) {
        return children().stream().anyMatch(child -> child.type().equals(token));
    }

    boolean hasError() {
        return node.hasError();
    }

    String firstError() {
        return everything()
                .filter(each -> each.node.isError() || each.node.isMissing())
                .map(BashNode::text)
                .findFirst()
                .orElseGet(this::text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BashNode that && TSNode.eq(node, that.node);
    }

    @Override
    public int hashCode() {
        return Objects.hash(node.getStartByte(), node.getEndByte(), type());
    }
}
