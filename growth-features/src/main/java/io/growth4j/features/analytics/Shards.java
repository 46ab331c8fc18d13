package io.growth4j.features.analytics;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a user, a packed time and type, and perhaps an amount, dealt to shards by a hash of the user: each shard can
 * later be grouped within the cache. Blocks grow from small to large and are never copied.
 */
final class Shards {
    static final int COUNT = 256;
    private static final int BITS = 8;
    private static final int FIRST_BLOCK = 32;
    private static final int LAST_BLOCK = 2048;

    private final int width;
    private final List<List<Block>> shards = new ArrayList<>();
    private final Block[] open = new Block[COUNT];
    private int rows;

    /** Some rows, one after the other. */
    static final class Block {
        final long[] data;
        int used;

        private Block(int length) {
            data = new long[length];
        }
    }

    /** Shards of rows of two words, or of three with an amount. */
    Shards(int width) {
        this.width = width;
        for (int shard = 0; shard < COUNT; shard++) {
            shards.add(new ArrayList<>());
            open[shard] = new Block(0);
        }
    }

    int rows() {
        return rows;
    }

    List<Block> blocks(int shard) {
        return shards.get(shard);
    }

    /** Sees a row; rows of two words have no amount, and 0 stands in its place. */
    interface Visitor {
        void see(long user, long packed, long amount);
    }

    void forEach(Visitor visitor) {
        for (List<Block> blocks : shards) {
            for (Block block : blocks) {
                for (int at = 0; at < block.used; at += width) {
                    visitor.see(block.data[at], block.data[at + 1], width == 2 ? 0 : block.data[at + 2]);
                }
            }
        }
    }

    int rows(int shard) {
        return shards.get(shard).stream().mapToInt(block -> block.used).sum() / width;
    }

    void add(long user, long packed) {
        Block block = room(UserIndex.shard(user, BITS));
        block.data[block.used] = user;
        block.data[block.used + 1] = packed;
        block.used += width;
    }

    void add(long user, long packed, long amount) {
        Block block = room(UserIndex.shard(user, BITS));
        block.data[block.used] = user;
        block.data[block.used + 1] = packed;
        block.data[block.used + 2] = amount;
        block.used += width;
    }

    private Block room(int shard) {
        Block block = open[shard];
        if (block.used == block.data.length) {
            block = open(shard);
        }
        if (++rows < 0) {
            throw new IllegalStateException("histories hold at most 2147483647 events");
        }
        return block;
    }

    private Block open(int shard) {
        List<Block> blocks = shards.get(shard);
        int capacity = Math.min(LAST_BLOCK, FIRST_BLOCK << Math.min(6, blocks.size()));
        Block block = new Block(capacity * width);
        blocks.add(block);
        open[shard] = block;
        return block;
    }
}
