package io.growth4j.features.spark;

import io.growth4j.event.EventLog;
import java.util.Collections;
import java.util.Iterator;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;

/** Makes the events of a partition, in which every user is whole, the rows of its users. */
final class PartitionTask implements MapPartitionsFunction<Row, Row> {
    private static final long serialVersionUID = 1;

    private final TaskDefinition definition;
    private final Tallies tallies;

    PartitionTask(TaskDefinition definition, Tallies tallies) {
        this.definition = definition;
        this.tallies = tallies;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        if (!rows.hasNext()) {
            return Collections.emptyIterator();
        }
        PartitionRows source = new PartitionRows(rows, definition.columns());
        EventLog log = definition.log(source::open);
        TaskDefinition.Answer answer = definition.answer(log);
        tallies.add(Tally.of(source.partition(), answer.result(), log.rejectedRows()));
        return new UserRows(answer.users());
    }
}
