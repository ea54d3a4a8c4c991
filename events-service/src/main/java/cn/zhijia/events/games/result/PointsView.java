package cn.zhijia.events.games.result;

import java.math.BigInteger;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import cn.zhijia.events.games.standing.Fraction;

@Schema(name = "ExactPoints", description = "Points, exactly: an average of places is a fraction in lowest terms.", examples = "{\"numerator\": 15, \"denominator\": 2}")
record PointsView(
        @Schema(required = true, examples = "15", description = "Of any size: where many teams share ranks in many disciplines it has up to 34 digits.") BigInteger numerator,
        @Schema(required = true, minimum = "1", examples = "2", description = "1 for whole points; of up to 28 digits.") BigInteger denominator) {

    static PointsView of(Fraction f) {
        return new PointsView(f.numerator(), f.denominator());
    }
}
