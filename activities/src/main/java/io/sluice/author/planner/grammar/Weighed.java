package io.sluice.author.planner.grammar;

/** A value that its rule takes for less likely than its others: {@code cost} comes on top of the rule's own. */
public record Weighed(Object value, int cost) {}
