package com.globalmart.admin.load;

/**
 * What a load takes of one partition.
 *
 * @param generation of the topic, from 1
 * @param partition from 0; -1 holds mended dead letters
 * @param from first offset taken
 * @param to first offset not taken
 */
record Bounds(String topic, int generation, int partition, long from, long to) {

    public long records() {
        return to - from;
    }

    public String partitionWords() {
        return partition < 0 ? "mended dead letters" : Integer.toString(partition);
    }
}
