package io.sluice.author.movement;

/** One source as a sentence names it: what is read, and the words for where it lies. */
record Mention(String name, String place) {}
