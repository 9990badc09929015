/** What all requests and answers share: security, versions, headers and the log. */
@NullMarked
package dev.perimeter.web;

import org.jspecify.annotations.NullMarked;
