package cn.zhijia.events.series.holidays;

import java.time.LocalDate;
import java.util.List;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HolidayYear")
record HolidayYearView(
        @Schema(required = true, examples = "2026") int year,
        @Schema(required = true, minimum = "1", description = "Raised when a notice is corrected.") int version,
        @Schema(required = true, maxLength = 100, examples = "国办发明电〔2025〕7号") String notice,
        @Schema(required = true, maxLength = 200, examples = "国务院办公厅关于2026年部分节假日安排的通知") String title,
        @Schema(required = true, maxLength = 300, examples = "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm") String source,
        @Schema(required = true, maxItems = 100) List<Day> days) {

    @Schema(name = "HolidayDay")
    record Day(
            @Schema(required = true, examples = "2026-09-20") LocalDate day,
            @Schema(required = true, maxLength = 40, examples = "国庆节") String name,
            @Schema(required = true, description = "False for a weekend day that is worked to make up (调休上班).") boolean off) {
    }
}
