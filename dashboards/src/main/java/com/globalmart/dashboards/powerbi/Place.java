package com.globalmart.dashboards.powerbi;

/**
 * Where a visual stands on a page, in cells of a grid.
 *
 * @param column from 0 to 11
 * @param row from 0 to 7
 * @param columns how many it is wide
 * @param rows how many it is high
 */
record Place(int column, int row, int columns, int rows) {

    static final int PAGE_WIDTH = 1280;
    static final int PAGE_HEIGHT = 720;

    private static final int MARGIN = 20;
    private static final int GUTTER = 8;
    private static final int CELL_WIDTH = 96; // 12 of them, with gutters and margins, fill the page
    private static final int CELL_HEIGHT = 78; // 8 of them

    int x() {
        return MARGIN + column * (CELL_WIDTH + GUTTER);
    }

    int y() {
        return MARGIN + row * (CELL_HEIGHT + GUTTER);
    }

    int width() {
        return columns * (CELL_WIDTH + GUTTER) - GUTTER;
    }

    int height() {
        return rows * (CELL_HEIGHT + GUTTER) - GUTTER;
    }
}
