package dev.perimeter.connector;

import dev.perimeter.web.proxies.Proxies;

/** The limits and the memory that all connections of the process share. */
record ConnectorLimits(ConnectionLimits limits, BodyMemory memory, Proxies proxies) {}
