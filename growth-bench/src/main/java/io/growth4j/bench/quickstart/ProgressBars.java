package io.growth4j.bench.quickstart;

import io.growth4j.definition.ProgressListener;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Draws one bar per stage of a long job on standard error. */
final class ProgressBars implements ProgressListener, AutoCloseable {
    private @Nullable ProgressBar bar;
    private String stage = "";

    @Override
    public void progress(String stage, long done, long total) {
        ProgressBar current = bar;
        if (current == null || !this.stage.equals(stage)) {
            finish();
            current = open(stage, total);
        }
        current.stepTo(done);
    }

    private ProgressBar open(String name, long total) {
        ProgressBar opened = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .build();
        bar = opened;
        stage = name;
        return opened;
    }

    @Override
    public void close() {
        finish();
    }

    /** Ends the bar of the current stage, so that other output may follow. */
    void finish() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
