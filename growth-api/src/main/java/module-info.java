/**
 * User growth without a jar: what events, users, segments, incentives and actions are, and the rules that turn one into
 * the next. Start with {@link io.growth4j.segment.Segmenter}.
 */
module io.growth4j.api {
    requires static org.jspecify;
    /* Only the ledger in PostgreSQL needs it; who keeps no points in a database does without. */
    requires static transitive java.sql;

    exports io.growth4j.action;
    exports io.growth4j.definition;
    exports io.growth4j.event;
    exports io.growth4j.loyalty.badge;
    exports io.growth4j.loyalty.competition;
    exports io.growth4j.loyalty.growthvalue;
    exports io.growth4j.loyalty.habit;
    exports io.growth4j.loyalty.level;
    exports io.growth4j.loyalty.membership;
    exports io.growth4j.loyalty.points;
    exports io.growth4j.loyalty.points.budget;
    exports io.growth4j.loyalty.points.earning;
    exports io.growth4j.report;
    exports io.growth4j.score;
    exports io.growth4j.segment;
    exports io.growth4j.segment.aarrr;
    exports io.growth4j.segment.identity;
    exports io.growth4j.segment.lifecycle;
    exports io.growth4j.segment.method;
    exports io.growth4j.segment.migration;
    exports io.growth4j.segment.path;
    exports io.growth4j.segment.rfm;
    exports io.growth4j.segment.rule;
    exports io.growth4j.segment.threshold;
    exports io.growth4j.segment.trait;
    exports io.growth4j.stat;
    exports io.growth4j.user;
}
