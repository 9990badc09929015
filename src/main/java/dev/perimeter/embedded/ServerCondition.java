package dev.perimeter.embedded;

/** The condition of a server, as far as its owner knows. */
public enum ServerCondition {
    SERVING,
    /** The server has died and is being restarted. */
    STARTING,
    /** The server stays down until a person acts. The log says why. */
    DOWN
}
