package dev.perimeter.catalog.specs;

/**
 * The company that added an entry by using it (spec 9.2), by the name it had then: nothing else is
 * told of it (spec 9.4).
 */
public record Contributor(String companyName) {}
