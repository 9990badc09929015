package dev.perimeter.web.json;

/**
 * The group of constraints that hold for what people state, and not for files that the operator
 * imports.
 */
public interface FromPeople {}
