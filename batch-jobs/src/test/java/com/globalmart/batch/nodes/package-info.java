/** Two nodes in processes of their own on one database: what happens when they race, die, freeze, and come and go. */
package com.globalmart.batch.nodes;
