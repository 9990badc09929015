package dev.perimeter.web;

import java.util.UUID;

/** What somebody who may act but not view is told of a record that they added or changed. */
public record Reference(UUID id, int version) {}
