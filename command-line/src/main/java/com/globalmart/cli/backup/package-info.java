/** Backups of both databases in one file, and restoring them into the same servers or others. */
@NullMarked
package com.globalmart.cli.backup;

import org.jspecify.annotations.NullMarked;
