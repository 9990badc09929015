package dev.perimeter.embedded;

/** How it stands with a server, as far as its owner knows. */
public enum ServerCondition {
    SERVING,
    /** It has ended by itself, and is about to be started again. */
    STARTING,
    /** It stays down until a person does something; why, stands in the log. */
    DOWN
}
