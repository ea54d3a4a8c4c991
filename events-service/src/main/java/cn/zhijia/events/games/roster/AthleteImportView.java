package cn.zhijia.events.games.roster;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "MeetAthleteImport")
record AthleteImportView(
        @Schema(required = true) UUID id,
        @Schema(required = true, examples = "200", description = "How many the file names.") int athletes,
        @Schema(required = true, examples = "200", description = "How many of them were new on their teams.") int added,
        @Schema(required = true, examples = "200", description = "How many places in disciplines were new.") int entered,
        @Schema(required = true) Instant importedAt) {

    static AthleteImportView of(AthleteImport i) {
        return new AthleteImportView(i.id, i.athletes, i.added, i.entered, i.importedAt);
    }
}
