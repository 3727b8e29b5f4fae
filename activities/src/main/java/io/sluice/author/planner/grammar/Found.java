package io.sluice.author.planner.grammar;

/** What a rule made of the tokens up to {@code end}; {@code cost} is 0 for words taken exactly, more the freer the reading. */
public record Found<T>(T value, int end, int cost) {}
