package cn.zhijia.events.imports;

import java.util.List;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an import has come. */
@Schema(name = "Import")
record ImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true) UUID event,
        @Schema(required = true, description = "Nobody is registered. Each row is judged as if the rows before it had been registered just now: a forecast.") boolean dryRun,
        @Schema(required = true) ImportJob.State state,
        @Schema(required = true, minimum = "1", maximum = "5000", description = "Rows of the file.") int total,
        @Schema(required = true, minimum = "0", maximum = "5000", description = "Rows that have their verdict.") int done,
        @Schema(required = true, maxItems = 20) List<Count> counts) {

    @Schema(name = "ImportCount")
    record Count(@Schema(required = true) Verdict verdict,
            @Schema(required = true, minimum = "1", maximum = "5000") int rows) {
    }

    @SuppressWarnings("unchecked")
    static ImportView of(ImportJob job) {
        List<Object[]> rows = ImportJob.getEntityManager().createNativeQuery("""
                select verdict, cast(count(*) as integer) from import_row
                where import_id = :id and verdict is not null group by verdict order by verdict
                """, Object[].class).setParameter("id", job.id).getResultList();
        var counts = rows.stream().map(r -> new Count(Verdict.valueOf((String) r[0]), (Integer) r[1])).toList();
        return new ImportView(job.id, job.eventId, job.dryRun, job.state, job.rowCount,
                counts.stream().mapToInt(Count::rows).sum(), counts);
    }
}
