package dev.perimeter.web;

import java.util.UUID;

/** What somebody who may act but not view is told of a record that they added or changed. */
public record RecordReference(UUID id, int version) {}
