package cn.zhijia.events.series.holidays;

import java.time.LocalDate;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

import cn.zhijia.kit.Preconditions;
import cn.zhijia.kit.Refusal;

@Path("/v1/series/holidays")
@Tag(name = "Series")
class HolidaysResource {

    private final HolidayCalendar calendar;
    private final Preconditions preconditions;

    HolidaysResource(HolidayCalendar calendar, Preconditions preconditions) {
        this.calendar = calendar;
        this.preconditions = preconditions;
    }

    @GET
    @PermitAll
    @Transactional
    @Operation(operationId = "getHolidays", summary = "Holidays and make-up workdays of a year", description = "As announced by the State Council's General Office. Open to guests. 404 for a year whose notice is not loaded: its holidays are not known, and series keep their dates.")
    @APIResponse(responseCode = "200", description = "The year, with its ETag.")
    @APIResponse(responseCode = "304", description = "Nothing has changed.")
    public RestResponse<HolidayYearView> get(
            @QueryParam("year") @NotNull @Min(2000) @Max(2200) @Parameter(required = true, example = "2026") Integer year) {
        var notice = calendar.notice(year).stream().findFirst().orElseThrow(Refusal::notFound);
        var days = calendar.days(year).stream().map(
                d -> new HolidayYearView.Day(d.get(0, LocalDate.class), d.get(1, String.class), d.get(2, Boolean.class)))
                .toList();
        int version = notice.get(0, Integer.class);
        return preconditions.read(new HolidayYearView(year, version, notice.get(1, String.class),
                notice.get(2, String.class), notice.get(3, String.class), days), version);
    }
}
