/** The database: roles, migrations, pools, and the check of its wall before anything is served. */
@NullMarked
package dev.perimeter.database;

import org.jspecify.annotations.NullMarked;
