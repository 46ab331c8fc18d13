package io.growth4j.features.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.growth4j.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventMappingTest {
    private static final String SHORT = "user=customer_id,time=date:yyyyMMdd,type='purchase',amount=dollar_value";

    @Test
    void text_givesTheSameMappingAsTheBuilder() {
        assertThat(EventMapping.parse(SHORT))
                .isEqualTo(EventMapping.builder()
                        .column("user", "customer_id")
                        .column("amount", "dollar_value", "2")
                        .column("time", "date", "yyyyMMdd")
                        .constantType(EventType.PURCHASE)
                        .build());
    }

    @Test
    void text_withEveryOption_isUnderstood() {
        EventMapping mapping = EventMapping.parse("user = id:long , time=\"when, exactly\":\"EEE, dd MMM yyyy HH:mm\","
                + "type=kind,amount=value:0:FLOOR,attribute.device=dev,attribute.price=p:double,"
                + "zone=Europe/Berlin,delimiter=;,charset=ISO-8859-1,negative=allowed,failFast=true");
        assertThat(mapping.columns()).containsEntry("time", "when, exactly").containsEntry("device", "dev");
        assertThat(mapping.formats())
                .containsEntry("time", "EEE, dd MMM yyyy HH:mm")
                .containsEntry("amount", "0:FLOOR")
                .containsEntry("price", "double")
                .containsEntry("user", "long");
        assertThat(mapping.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(mapping.delimiter()).isEqualTo(';');
        assertThat(mapping.charset()).isEqualTo("ISO-8859-1");
        assertThat(mapping.negativeAmounts()).isTrue();
        assertThat(mapping.failFast()).isTrue();
    }

    @Test
    void defaults_areThoseOfTheTables() {
        EventMapping mapping = EventMapping.parse("user=u,time=t,type=k,amount=a");
        assertThat(mapping.formats()).containsAllEntriesOf(Map.of("time", "iso", "amount", "2:HALF_UP", "user", ""));
        assertThat(mapping.zone()).isEqualTo(ZoneOffset.UTC);
        assertThat(mapping.delimiter()).isEqualTo(',');
        assertThat(mapping.charset()).isEqualTo(StandardCharsets.UTF_8.name());
        assertThat(mapping.negativeAmounts() || mapping.failFast()).isFalse();
    }

    @Test
    void equalMappings_haveEqualJson() {
        EventMapping spelledOut = EventMapping.parse(
                "amount=dollar_value:2:HALF_UP,type='purchase',zone=UTC,user=customer_id,time=date:yyyyMMdd");
        assertThat(spelledOut.toJson()).isEqualTo(EventMapping.parse(SHORT).toJson());
        assertThat(spelledOut.toString())
                .isEqualTo("user=customer_id,time=date:yyyyMMdd,amount=dollar_value,type='purchase'");
        assertThat(spelledOut.toJson())
                .isNotEqualTo(EventMapping.parse(SHORT + ",negative=allowed").toJson());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "usr=u,time=t,type=k            | unknown role 'usr'; did you mean user?",
                "user=u,time=t,type=k,device=d  | attribute.NAME=column",
                "user=u,time=t,type=k,zone=Europe/Berln | unknown zone 'Europe/Berln'; did you mean Europe/Berlin",
                "user=u,time=t,type=k,charset=UTF_8 | unknown charset 'UTF_8'; did you mean UTF-8",
                "user=u,time=t,type=k,charset=zzzzzzzz | unknown charset 'zzzzzzzz' on this Java platform",
                "user=u,time=t,type=k,delimiter=tabb | unknown delimiter 'tabb'; did you mean tab",
                "user=u,time=t,type=k,negative=yes | unknown value of 'negative' 'yes'",
                "user=u,time=t:epochMilis,type=k | unknown time format 'epochMilis'; did you mean epochMillis",
                "user=u,time=t,type=k,amount=a:2:HALFUP | unknown rounding 'HALFUP'; did you mean HALF_UP",
                "user=u,time=t,type=k,amount=a:cents | amount format 'cents'",
                "user=u,time=t,type=k,amount=a:10 | amount format '10'",
                "user=u:int,time=t,type=k       | unknown format of 'user' 'int'",
                "user=u,time=t,type=k,user=v    | says 'user' twice",
                "user=u,time=t,type='buy        | no closing '",
                "user=u,time=t,type=' '         | event type ' ' is blank",
                "user=u,time=t                  | needs the type of an event",
                "user=u,type=k                  | lacks 'user' or 'time'",
                "user=,time=t,type=k            | the column ''",
                "user                           | has 'user' without '='",
                "user=\"u\"x,time=t,type=k      | has 'x' where a comma",
                "user=u,time=t,type=k,attribute.amount=a | attribute 'amount' is a role",
                "user=u,time=t,type=k\\         | ends with a backslash",
                "``                             | without '='",
            })
    void badText_isRefusedWithTheRule(String text, String message) {
        assertThatThrownBy(() -> EventMapping.parse(text == null ? "" : text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Property(tries = 500, seed = "1")
    void printedText_readsBackAsTheSameMapping(@ForAll("mappings") EventMapping mapping) {
        assertThat(EventMapping.parse(mapping.toString())).isEqualTo(mapping);
    }

    @Provide
    Arbitrary<EventMapping> mappings() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("ab ,:='\"\\.ü")
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(name -> !name.isBlank());
        Arbitrary<String> times = Arbitraries.of("", "epochMicros", "yyyy-MM-dd'T'HH:mm", "EEE, d MMM yyyy");
        Arbitrary<Character> delimiters = Arbitraries.of(',', ';', '\t', ' ', '\'', '\\', '|');
        Arbitrary<ZoneId> zones = Arbitraries.of(ZoneOffset.UTC, ZoneId.of("UTC"), ZoneId.of("Asia/Tokyo"));
        return Combinators.combine(names, names, names, times, delimiters, zones, Arbitraries.of(true, false))
                .as((user, attribute, type, time, delimiter, zone, flag) -> EventMapping.builder()
                        .column("user", user, flag ? "long" : "")
                        .column("time", type, time)
                        .column(attribute, user, flag ? "double" : "text")
                        .constantType(new EventType(type))
                        .delimiter(delimiter)
                        .zone(zone)
                        .negativeAmounts(flag)
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"UTC,Z", "Z,Z", "Europe/Paris,Europe/Paris"})
    void zone_hasOneSpelling(String zone, String normal) {
        EventMapping mapping = EventMapping.parse("user=u,time=t,type=k,zone=" + zone);
        assertThat(mapping.zone().getId()).isEqualTo(normal);
    }
}
