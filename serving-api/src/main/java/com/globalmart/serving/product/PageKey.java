package com.globalmart.serving.product;

import com.globalmart.serving.parameter.Cursor;

/**
 * Where a page of products ended.
 *
 * @param rank revenue rank of its last row
 */
record PageKey(int rank, String productId) {

    static Cursor end(PerformanceRow last) {
        return Cursor.of(last.revenueRank(), last.productId());
    }
}
