/** What every request and every answer has in common: problems, bodies, paging, versions and headers. */
@NullMarked
package dev.perimeter.web;

import org.jspecify.annotations.NullMarked;
