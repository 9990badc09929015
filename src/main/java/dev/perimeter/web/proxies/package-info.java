/** The proxies in front of the application, and what a request says through them. */
@NullMarked
package dev.perimeter.web.proxies;

import org.jspecify.annotations.NullMarked;
