package dev.perimeter.ratelimit;

/**
 * A network that a request comes from, as throttles count it.
 *
 * @param share how many times the allowance of one address the whole network has
 */
public record Network(String name, int share) {}
