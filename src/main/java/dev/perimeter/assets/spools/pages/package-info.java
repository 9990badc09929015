/** The spools of a company for people: lists, forms, and what becomes of a spool. */
@NullMarked
package dev.perimeter.assets.spools.pages;

import org.jspecify.annotations.NullMarked;
