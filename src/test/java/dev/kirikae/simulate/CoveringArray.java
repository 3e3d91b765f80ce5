package dev.kirikae.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of values in which every pair of values of every two parameters occurs: a covering array of strength two. Built row by
 * row, each from the pair that is still missing, the other parameters taking the value that covers most (AETG without its
 * dice: Cohen, Dalal, Fredman, Patton 1997). The same sizes give the same rows.
 */
final class CoveringArray {

    private final int[] sizes;
    private final boolean[][][][] covered;

    private CoveringArray(List<Integer> of) {
        this.sizes = of.stream().mapToInt(Integer::intValue).toArray();
        this.covered = new boolean[sizes.length][][][];
        for (int a = 0; a < sizes.length; a++) {
            covered[a] = new boolean[sizes.length][][];
            for (int b = a + 1; b < sizes.length; b++) {
                covered[a][b] = new boolean[sizes[a]][sizes[b]];
            }
        }
    }

    /**
     * @param sizes how many values each parameter has, at least one
     * @return for each row the number of each parameter's value, counted from 0
     */
    static List<List<Integer>> rows(List<Integer> sizes) {
        CoveringArray array = new CoveringArray(sizes);
        List<List<Integer>> rows = new ArrayList<>();
        for (int a = 0; a < array.sizes.length; a++) {
            for (int b = a + 1; b < array.sizes.length; b++) {
                for (int x = 0; x < array.sizes[a]; x++) {
                    for (int y = 0; y < array.sizes[b]; y++) {
                        if (!array.covered[a][b][x][y]) {
                            rows.add(array.row(a, x, b, y, rows.size()));
                        }
                    }
                }
            }
        }
        return List.copyOf(rows);
    }

    private List<Integer> row(int a, int x, int b, int y, int turn) {
        int[] row = new int[sizes.length];
        boolean[] set = new boolean[sizes.length];
        row[a] = x;
        row[b] = y;
        set[a] = true;
        set[b] = true;
        for (int p = 0; p < sizes.length; p++) {
            if (!set[p]) {
                row[p] = best(row, set, p, turn);
                set[p] = true;
            }
        }
        List<Integer> all = new ArrayList<>();
        for (int p = 0; p < sizes.length; p++) {
            all.add(row[p]);
            for (int q = p + 1; q < sizes.length; q++) {
                covered[p][q][row[p]][row[q]] = true;
            }
        }
        return List.copyOf(all);
    }

    /** @param turn with what to begin, so that of equal values not always the first is taken */
    private int best(int[] row, boolean[] set, int p, int turn) {
        int best = 0;
        int most = -1;
        for (int i = 0; i < sizes[p]; i++) {
            int value = (i + turn) % sizes[p];
            int news = 0;
            for (int q = 0; q < sizes.length; q++) {
                boolean old =
                        q == p || !set[q] || (p < q ? covered[p][q][value][row[q]] : covered[q][p][row[q]][value]);
                news += old ? 0 : 1;
            }
            if (news > most) {
                most = news;
                best = value;
            }
        }
        return best;
    }
}
