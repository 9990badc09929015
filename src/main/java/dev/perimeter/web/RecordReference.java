package dev.perimeter.web;

import java.util.UUID;

/** The answer to somebody who may change but not view a record that they added or changed. */
public record RecordReference(UUID id, int version) {}
