package cn.zhijia.education.statistics;

import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "HistoryOffering")
record HistoryOffering(@Schema(required = true) @NotNull UUID id, @Schema(required = true) @NotNull UUID programme,
        @Schema(minLength = 1, maxLength = 100, description = "Its name at that time; absent: the programme's.") @Size(min = 1, max = 100) String name,
        @Schema(minimum = "0", maximum = "50000", description = "Persons; absent when nobody recorded them.") @Min(0) @Max(50_000) Integer applied,
        @Schema(minimum = "0", maximum = "50000", description = "Persons; absent when nobody recorded them.") @Min(0) @Max(50_000) Integer admitted,
        @Schema(required = true, minimum = "0", maximum = "50000", description = "Persons enrolled (在籍).") @NotNull @Min(0) @Max(50_000) Integer enrolled) {
}
