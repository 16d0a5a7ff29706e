/** What the warehouse asks for now and then: stale dates judged again, what is old dropped, a customer forgotten. */
@NullMarked
package com.globalmart.cli.upkeep;

import org.jspecify.annotations.NullMarked;
