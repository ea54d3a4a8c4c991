package cn.zhijia.events.series;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import cn.zhijia.events.Place;

/** 例外: in what one date differs from its series. Null is "as the series". */
@Embeddable
record Deviation(
        @Column(name = "other_start") String localStart,
        @Column(name = "other_minutes") Integer minutes,
        @Column(name = "other_title") String title,
        @Embedded Place place,
        @Column(name = "called_off") Boolean cancelled,
        @Column(name = "reason") String reason) {

    static final Deviation NONE = new Deviation(null, null, null, null, null, null);
}
