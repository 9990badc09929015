/** Tomcat's connector, with limits that hold before anything of a request has been looked at. */
@NullMarked
package dev.perimeter.connector;

import org.jspecify.annotations.NullMarked;
