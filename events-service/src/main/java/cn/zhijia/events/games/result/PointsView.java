package cn.zhijia.events.games.result;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.standing.Fraction;

@Schema(name = "ExactPoints", description = "Points, exactly: an average of places is a fraction in lowest terms.", examples = "{\"numerator\": 15, \"denominator\": 2}")
record PointsView(@Schema(required = true, examples = "15") long numerator,
        @Schema(required = true, minimum = "1", examples = "2") long denominator) {

    static PointsView of(Fraction f) {
        return new PointsView(f.numerator(), f.denominator());
    }
}
