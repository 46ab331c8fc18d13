package io.growth4j.segment.method;

import static io.growth4j.segment.method.Question.DIFFERING_NEEDS;
import static io.growth4j.segment.method.Question.DIRECT_PAYMENT;
import static io.growth4j.segment.method.Question.EARLY_STAGE;
import static io.growth4j.segment.method.Question.EVOLVING_ROLES;
import static io.growth4j.segment.method.Question.HIGH_VALUE_BEHAVIOUR;
import static io.growth4j.segment.method.Question.RANKED_USERS;
import static io.growth4j.segment.method.Question.RELATED_USERS;
import static io.growth4j.segment.method.Question.SEVERAL_FUNCTIONS;
import static io.growth4j.segment.method.Question.STABLE_CORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.growth4j.segment.method.MethodAdvice.Recommendation;
import io.growth4j.segment.method.MethodAdvice.Status;
import io.growth4j.user.FeatureSchema;
import io.growth4j.user.StandardFeatures;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MethodAdviceTest {
    private static boolean is(Map<Question, Boolean> answers, Question question) {
        return answers.getOrDefault(question, false);
    }

    /** The decision as it reads in prose: the twin of the table of conditions. */
    private static List<Method> decided(Map<Question, Boolean> q) {
        if (!is(q, STABLE_CORE)) {
            return List.of(Method.MONITORING_ONLY);
        }
        List<Method> methods = new ArrayList<>();
        if (is(q, EARLY_STAGE)) {
            methods.add(Method.SIMPLE_LIFECYCLE);
        }
        if (is(q, HIGH_VALUE_BEHAVIOUR) && !is(q, EARLY_STAGE)) {
            methods.add(is(q, DIRECT_PAYMENT) ? Method.PAYMENT_LIFECYCLE : Method.TRAFFIC_LIFECYCLE);
        }
        if (is(q, DIRECT_PAYMENT) && !is(q, EARLY_STAGE)) {
            methods.add(Method.RFM);
        }
        if (!is(q, HIGH_VALUE_BEHAVIOUR) && !is(q, DIRECT_PAYMENT)) {
            methods.add(Method.AARRR);
        }
        if (is(q, RELATED_USERS)) {
            methods.add(is(q, EVOLVING_ROLES) ? Method.IDENTITY_PYRAMID : Method.IDENTITY_LADDERS);
            if (is(q, RANKED_USERS)) {
                methods.add(Method.IDENTITY_TIERS);
            }
        }
        if (is(q, DIFFERING_NEEDS)) {
            methods.add(Method.TRAIT_AND_NEED);
        }
        if (is(q, SEVERAL_FUNCTIONS)) {
            methods.add(Method.PER_FUNCTION);
        }
        return methods;
    }

    @Test
    void everyWayToAnswerAllQuestions_isDecidedAsInProse() {
        for (int bits = 0; bits < 1 << Question.values().length; bits++) {
            Map<Question, Boolean> answers = new EnumMap<>(Question.class);
            for (Question question : Question.values()) {
                answers.put(question, (bits >> question.ordinal() & 1) == 1);
            }
            MethodAdvice advice = MethodAdvice.of(answers);
            assertThat(advice.methods()).isEqualTo(decided(answers));
            assertThat(advice.missing()).isEmpty();
            assertThat(advice.recommendations()).hasSameSizeAs(advice.methods());
        }
    }

    @Test
    void anUnansweredQuestion_isAskedFor_onlyWhereItMatters() {
        MethodAdvice advice = MethodAdvice.of(Map.of(
                STABLE_CORE, true,
                EARLY_STAGE, false,
                HIGH_VALUE_BEHAVIOUR, true,
                RELATED_USERS, false,
                DIFFERING_NEEDS, false,
                SEVERAL_FUNCTIONS, false));
        assertThat(advice.methods()).isEmpty();
        assertThat(advice.missing()).containsExactly(DIRECT_PAYMENT);
        assertThat(advice.recommendations())
                .extracting(Recommendation::method)
                .containsExactly(Method.PAYMENT_LIFECYCLE, Method.TRAFFIC_LIFECYCLE, Method.RFM);
        assertThat(advice.recommendations()).extracting(Recommendation::status).containsOnly(Status.NEEDS_INPUT);
    }

    @Test
    void theEvidence_isTheAnswersThatCalledForTheMethod() {
        MethodAdvice advice = MethodAdvice.of(Map.of(STABLE_CORE, true, DIRECT_PAYMENT, true, EARLY_STAGE, false));
        assertThat(advice.recommendations())
                .filteredOn(recommendation -> recommendation.method() == Method.RFM)
                .singleElement()
                .hasToString("RFM (segment by value): RECOMMENDED because of "
                        + "{STABLE_CORE=true, DIRECT_PAYMENT=true, EARLY_STAGE=false}");
    }

    @Test
    void anUnstableProduct_isOnlyWatched_whateverElseIsTrue() {
        assertThat(MethodAdvice.of(Map.of(STABLE_CORE, false, DIRECT_PAYMENT, true))
                        .methods())
                .containsExactly(Method.MONITORING_ONLY);
        assertThat(MethodAdvice.of(Map.of()).methods()).isEmpty();
        assertThat(MethodAdvice.of(Map.of()).missing()).containsExactly(Question.values());
    }

    @Test
    void questionsAndMethods_speak() {
        assertThat(Question.values())
                .extracting(Question::text)
                .allMatch(text -> text.endsWith("?"))
                .doesNotHaveDuplicates();
        assertThat(Method.values()).extracting(Method::advice).doesNotHaveDuplicates();
    }

    @Test
    void practice_isCheckedAgainstTheThreePrinciples() {
        FeatureSchema schema = FeatureSchema.of(StandardFeatures.ORDERS, StandardFeatures.EVENTS);
        assertThat(new SegmentPractice("core", Set.of("orders"), Set.of("privilege"), true).check(schema))
                .isEmpty();
        assertThat(new SegmentPractice("new", Set.of(), Set.of(), false).check(schema))
                .containsExactly(
                        "new cannot be told by data: no feature identifies it",
                        "new has no explicit strategy",
                        "new is not automated");
        assertThat(new SegmentPractice("old", Set.of("order"), Set.of("b", "a"), true).check(schema))
                .containsExactly(
                        "old cannot be told by data: unknown feature 'order'; did you mean orders?",
                        "old has no stable strategy: [a, b]");
    }
}
