package io.growth4j.models.evaluation;

/** The names of the figures that {@link Gate}s judge. Other names may be used as well. */
public final class Measures {
    /** Area under the ROC curve. */
    public static final String AUC = "auc";
    /** Lower end of the 95 % interval of the AUC. */
    public static final String AUC_LOW = "auc_low";
    /** Upper end of the 95 % interval of the AUC. */
    public static final String AUC_HIGH = "auc_high";
    /** Average precision. */
    public static final String AVERAGE_PRECISION = "average_precision";
    /** Kolmogorov-Smirnov distance between positives and negatives. */
    public static final String KS = "ks";
    /** Share of right decisions at the model's threshold. */
    public static final String ACCURACY = "accuracy";
    /** Precision at the model's threshold. */
    public static final String PRECISION = "precision";
    /** Recall at the model's threshold. */
    public static final String RECALL = "recall";
    /** F1 at the model's threshold. */
    public static final String F1 = "f1";
    /** Log loss, in nats. */
    public static final String LOG_LOSS = "log_loss";
    /** Brier score. */
    public static final String BRIER = "brier";
    /** Expected calibration error in ten bins of equal count. */
    public static final String ECE = "ece";
    /** Share of positives among the 40 % of users with the highest scores. */
    public static final String CAPTURE_40 = "capture_at_0.4";
    /** Accuracy on the training rows minus accuracy on the test rows. */
    public static final String OVERFIT_GAP = "overfit_gap";
    /** Normalised Gini coefficient of a ranking by value. */
    public static final String NORMALIZED_GINI = "normalized_gini";
    /** Normalised Gini coefficient on the training rows minus that on the test rows. */
    public static final String GINI_GAP = "gini_gap";
    /** Spearman's rank correlation of predicted and actual value. */
    public static final String SPEARMAN = "spearman";
    /** Mean relative error of predicted value over deciles. */
    public static final String DECILE_MAPE = "decile_mape";
    /** How far the total of predicted value is off the actual total, as a share of it, without sign. */
    public static final String TOTAL_ERROR = "total_error";
    /** The greatest AUC that one feature reaches alone, in either direction: near 1 it knows the label. */
    public static final String SINGLE_FEATURE_AUC = "single_feature_auc";
    /** Scored users as a share of eligible users. */
    public static final String COVERAGE = "coverage";
    /** Kolmogorov-Smirnov distance of the scores from those at training. */
    public static final String DRIFT = "drift";
    /** Share of requests that failed, measured by the caller. */
    public static final String ERROR_RATE = "error_rate";
    /** Mean latency in milliseconds, measured by the caller. */
    public static final String LATENCY_MEAN_MS = "latency_mean_ms";
    /** 95th percentile of the latency in milliseconds, measured by the caller. */
    public static final String LATENCY_P95_MS = "latency_p95_ms";
    /** Relative rise of the click rate against control, measured by the caller. */
    public static final String CLICK_RATE_RISE = "click_rate_rise";
    /** Share of users who come back on day 7, measured by the caller. */
    public static final String RETENTION_DAY_7 = "retention_day_7";

    private Measures() {}
}
