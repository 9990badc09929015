package dev.perimeter.connector;

import dev.perimeter.web.proxies.Proxies;

/** What every connection of the process shares. */
record ConnectorLimits(ConnectionLimits limits, BodyMemory memory, Proxies proxies) {}
