/// Storage: one database, SQLite or PostgreSQL, behind reads and group-committed writes.
@NullMarked
package org.gatehouse.sql;

import org.jspecify.annotations.NullMarked;
