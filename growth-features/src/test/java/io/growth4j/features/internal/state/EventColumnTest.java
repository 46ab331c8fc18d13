package io.growth4j.features.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.Absent;
import io.growth4j.event.Dictionary;
import io.growth4j.event.Event;
import io.growth4j.event.EventSchema;
import io.growth4j.event.EventSchema.ColumnType;
import io.growth4j.event.EventType;
import io.growth4j.features.internal.pack.ColumnPlan.Column;
import java.time.Instant;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class EventColumnTest {
    private static final Event EVENT = Event.of("a", EventType.VIEW, Instant.EPOCH);

    /** More texts than are remembered, some of them the same objects as before, others only equal. */
    @Property(seed = "42", tries = 20)
    void codes_areThoseOfTheDictionary(@ForAll long seed) {
        Random random = new Random(seed);
        Dictionary texts = new Dictionary();
        Dictionary twin = new Dictionary();
        EventColumn column = new EventColumn(new Column("shop", ColumnType.TEXT, 3), texts);
        String[] constants = new String[50];
        for (int text = 0; text < constants.length; text++) {
            constants[text] = "shop" + text;
        }
        for (int event = 0; event < 1000; event++) {
            String constant = constants[random.nextInt(constants.length)];
            String text = random.nextBoolean() ? constant : new StringBuilder(constant).toString();
            assertThat(column.word(EVENT.with("shop", text))).isEqualTo(twin.add(text));
        }
        assertThat(texts.size()).isEqualTo(twin.size());
    }

    @Test
    void valuesOfEachType_andAbsentOnes() {
        Event event = EVENT.with("whole", 7L).with("real", -0.5);
        assertThat(column("whole", ColumnType.LONG).word(event)).isEqualTo(7);
        assertThat(column("real", ColumnType.DOUBLE).word(event)).isEqualTo(Double.doubleToRawLongBits(-0.5));
        assertThat(column("other", ColumnType.LONG).word(event)).isEqualTo(Absent.LONG);
        assertThat(column("other", ColumnType.TEXT).word(EVENT)).isEqualTo(Absent.CODE);
        assertThat(column("other", ColumnType.DOUBLE).word(EVENT)).isEqualTo(Double.doubleToRawLongBits(Double.NaN));
        assertThat(column(EventSchema.TYPE, ColumnType.TEXT).word(EVENT)).isZero();
    }

    @Test
    void valueOfAnotherType_isNamed() {
        assertThatThrownBy(() -> column("whole", ColumnType.LONG).word(EVENT.with("whole", "seven")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("attribute 'whole' is 'seven': the schema says LONG");
    }

    private static EventColumn column(String name, ColumnType type) {
        return new EventColumn(new Column(name, type, 3), type == ColumnType.TEXT ? new Dictionary() : null);
    }
}
