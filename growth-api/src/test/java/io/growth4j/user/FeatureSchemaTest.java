package io.growth4j.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSchemaTest {
    private static final Feature A = new Feature.OfLong("a_count", "events", "how many a");
    private static final Feature B = new Feature.OfDouble("b_share", "", "share of b");

    @Test
    void slots_followTheOrderOfTheFeatures() {
        FeatureSchema schema = FeatureSchema.of(B, A);
        assertThat(schema.slot(B)).isZero();
        assertThat(schema.slot(A)).isEqualTo(1);
        assertThat(schema.find("a_count")).hasValue(1);
        assertThat(schema.find("c")).isEmpty();
        assertThat(schema).isEqualTo(FeatureSchema.of(B, A)).isNotEqualTo(FeatureSchema.of(A, B));
        assertThat(schema.fingerprint()).isNotEqualTo(FeatureSchema.of(A, B).fingerprint());
    }

    @Test
    void missingOrOtherFeature_isRefusedWithNearMisses() {
        FeatureSchema schema = FeatureSchema.of(A, B);
        assertThatThrownBy(() -> schema.slot(new Feature.OfLong("a_cuont", "events", "")))
                .hasMessage("unknown feature 'a_cuont'; did you mean a_count?");
        assertThatThrownBy(() -> schema.slot(new Feature.OfDouble("a_count", "events", "")))
                .hasMessageContaining("is a long in events in this schema, but a double in events is needed");
        assertThatThrownBy(() -> schema.slot(new Feature.OfLong("a_count", "users", "")))
                .hasMessageContaining("a long in users is needed");
        assertThat(schema.slot(new Feature.OfLong("a_count", "events", "other words")))
                .isZero();
    }

    @Test
    void twoFeaturesOfOneName_areRefused() {
        assertThatThrownBy(() -> FeatureSchema.of(A, A)).hasMessageContaining("two features are named 'a_count'");
        assertThatThrownBy(() -> FeatureSchema.of(A, new Feature.OfInstant("a_count", "")))
                .hasMessageContaining("a_count");
    }

    @Test
    void differences_nameWhatIsMissingNewMovedOrChanged() {
        Feature c = new Feature.OfCategory("c", "c");
        assertThat(FeatureSchema.of(A, B).differences(FeatureSchema.of(A, B))).isEmpty();
        assertThat(FeatureSchema.of(A, B).differences(FeatureSchema.of(B, A)))
                .containsExactly("'a_count' is at position 1, not 0", "'b_share' is at position 0, not 1");
        assertThat(FeatureSchema.of(A, B).differences(FeatureSchema.of(A, c)))
                .containsExactly("'b_share' is missing", "'c' is new");
        Map<Feature, String> redefined = new LinkedHashMap<>(Map.of(A, "\"per week\""));
        assertThat(FeatureSchema.of(A).differences(FeatureSchema.of(redefined)))
                .containsExactly("'a_count' is defined as \"per week\", not \"how many a\"");
    }

    @Test
    void standardFeatures_haveDistinctNamesAndMeanings() {
        FeatureSchema schema = FeatureSchema.of(StandardFeatures.all());
        assertThat(schema.size()).isEqualTo(StandardFeatures.all().size());
        assertThat(new HashSet<>(
                        StandardFeatures.all().stream().map(Feature::meaning).toList()))
                .hasSize(schema.size());
    }

    @Test
    void parametrisedFeatures_checkTheirParameters() {
        assertThat(StandardFeatures.activePeriods(Duration.ofDays(7), 4).name()).isEqualTo("active_periods_4xPT168H");
        assertThatThrownBy(() -> StandardFeatures.activePeriods(Duration.ZERO, 4))
                .hasMessageContaining("PT0S");
        assertThatThrownBy(() -> StandardFeatures.activePeriods(Duration.ofDays(1), 65))
                .hasMessageContaining("65");
        assertThatThrownBy(() -> StandardFeatures.orderAt(0)).hasMessageContaining("order number 0");
    }
}
