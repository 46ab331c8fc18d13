package io.growth4j.models.uplift;

import io.growth4j.score.PropensityModel;
import io.growth4j.score.UpliftModel;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.UserSnapshot;
import org.jspecify.annotations.Nullable;

/**
 * The S-learner's model, asked for the same user with treatment and without. The view of a user that has the treatment as
 * one more feature is kept per thread, so that scoring allocates nothing.
 */
final class SwitchedModel implements UpliftModel {
    private final PropensityModel model;
    private final FeatureSchema schema;
    private final ThreadLocal<Switched> views;

    SwitchedModel(PropensityModel model, FeatureSchema schema) {
        this.model = model;
        this.schema = schema;
        this.views = ThreadLocal.withInitial(() -> new Switched(model.schema()));
    }

    @Override
    public FeatureSchema schema() {
        return schema;
    }

    @Override
    public double score(UserSnapshot user) {
        if (!user.schema().equals(schema)) {
            throw new IllegalArgumentException("the user's features differ from the model's: "
                    + String.join("; ", schema.differences(user.schema())));
        }
        Switched view = views.get();
        view.user = user;
        view.treatment = 1;
        double treated = model.score(view);
        view.treatment = 0;
        double control = model.score(view);
        view.user = null;
        return treated - control;
    }

    /** A user with a treatment as the last feature. */
    private static final class Switched implements UserSnapshot {
        private final FeatureSchema schema;
        private final int last;
        private @Nullable UserSnapshot user;
        private long treatment;

        Switched(FeatureSchema schema) {
            this.schema = schema;
            this.last = schema.size() - 1;
        }

        private UserSnapshot user() {
            if (user == null) {
                throw new IllegalStateException("a model kept a user beyond its scoring");
            }
            return user;
        }

        @Override
        public FeatureSchema schema() {
            return schema;
        }

        @Override
        public String userId() {
            return user().userId();
        }

        @Override
        public long asOfMillis() {
            return user().asOfMillis();
        }

        @Override
        public boolean isPresent(int slot) {
            return slot == last || user().isPresent(slot);
        }

        @Override
        public long longAt(int slot) {
            return slot == last ? treatment : user().longAt(slot);
        }

        @Override
        public double doubleAt(int slot) {
            return user().doubleAt(slot);
        }

        @Override
        public @Nullable String textAt(int slot) {
            return user().textAt(slot);
        }
    }
}
