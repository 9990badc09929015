/** The database as the product needs it: roles, migrations, pools, and the check that the wall stands before anything is served. */
@NullMarked
package dev.perimeter.database;

import org.jspecify.annotations.NullMarked;
